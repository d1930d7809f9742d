import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { AccountFieldsItem } from "../../server/credit/index.ts";
import { creditBook } from "../../server/adapters/db/credit-rows.ts";
import { outboxBook } from "../../server/adapters/db/outbox-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { flushWritebacks, type OutboxDesk } from "../../server/outbox/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";
import { addOrg, rowsOf } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "91";
let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await addOrg(db.ownerPool, ORG);
});
afterAll(() => db.drop());

const MORNING = new Date("2026-11-20T06:00:00+08:00");
const fields = (score: number): AccountFieldsItem => ({
  writebackId: `score-${score}`,
  accountId: "7001",
  assessedAt: MORNING.toISOString(),
  creditScore: score,
  creditGrade: "B",
  overdueMinor: 0,
  headroomMinor: null,
  currency: CNY,
  daysPastDue: 0,
});
const queue = (item: AccountFieldsItem) =>
  withTenant(db.pool, ORG, (tx) => creditBook(tx, ORG).queueAccountFields([item], MORNING));

describe("an account's fields on their way into the CRM", () => {
  it("are not brought after newer ones by whoever finds them with a dead holder", async () => {
    const written: unknown[] = [];
    const desk: OutboxDesk = {
      inTenant: (orgId, work) => withTenant(db.pool, orgId, (tx) => work(outboxBook(tx, orgId))),
      now: () => MORNING,
      worker: "w1",
      crm: {
        write: () => Promise.reject(new Error("one by one is not asked for")),
        writeMany: (_, items) => {
          written.push(...items.map(({ record }) => record["creditScore"]));
          return Promise.resolve(items.map(() => ({ kind: "sent" as const, crmId: "7001" })));
        },
      },
    };
    await queue(fields(61));
    await desk.inTenant(ORG, (book) => book.claimWritebacks(MORNING, 100, "killed"));
    await queue(fields(64));
    await flushWritebacks(ORG, desk);
    await rowsOf(
      db.ownerPool,
      ORG,
      "UPDATE writeback SET lease_until = now() - interval '1 second' WHERE org_id = $1 AND state = 'claimed'",
      [ORG],
    );
    await flushWritebacks(ORG, desk);
    expect(written).toEqual([64]);
  });

  it("that the CRM refused are not taken for what it shows, until newer ones are on their way", async () => {
    const last = () =>
      withTenant(db.pool, ORG, async (tx) => [...(await creditBook(tx, ORG).lastFields()).keys()]);
    await rowsOf(
      db.ownerPool,
      ORG,
      `INSERT INTO account (org_id, account_id, name, modified_at) VALUES ($1, '7001', 'Buyer', now()) ON CONFLICT DO NOTHING`,
      [ORG],
    );
    await withTenant(db.pool, ORG, (tx) => {
      const { writebackId: _, accountId, assessedAt: __, ...shown } = fields(70);
      const asOf = toDay("2026-11-20");
      const portfolio = { dbt: null, late: null, severe: null } as never;
      return creditBook(tx, ORG).keepSnapshots([{ accountId, asOf, sheet: null, portfolio, fields: shown }]);
    });
    await queue(fields(70));
    expect(await last()).toEqual(["7001"]);
    await rowsOf(
      db.ownerPool,
      ORG,
      "UPDATE writeback SET state = 'rejected' WHERE org_id = $1 AND writeback_id = 'score-70'",
      [ORG],
    );
    expect(await last()).toEqual([]);
    await queue(fields(71));
    expect(await last()).toEqual(["7001"]);
  });
});
