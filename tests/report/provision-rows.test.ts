import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { receivablesBook } from "../../server/adapters/db/receivables-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { ReceivablesBook } from "../../server/report/ports.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { StoredTerms } from "../../shared/report/provision-terms.ts";
import { addAccount, addOrg, rowsOf } from "../credit/rows.ts";
import { CNY } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await addOrg(database.ownerPool, "1");
  await addAccount(database.ownerPool, "1", "7001", "CNY", null);
});
afterAll(() => database.drop());

const inBook = <T>(work: (book: ReceivablesBook) => Promise<T>): Promise<T> =>
  withTenant(database.pool, "1", (tx) => work(receivablesBook(tx, "1")));

const terms: StoredTerms = {
  matrices: [{ currency: CNY, rates: [1, 2, 3, 4, 5] }],
  assessed: [{ accountId: "7001", lossPpm: 500_000, reason: "insolvent" }],
  loss: { writeOffPpm: 500_000, recoveryPpm: 0, forwardPpm: 1_100_000, forwardReason: "a slump" },
  yearlyPpm: 61_000,
  contact: { amountMinor: 1_500, currency: CNY },
  evidence: { CNY: { stage: "by-hand", months: 3, suggested: [null, null, null, null, 500_000] } },
};
const clientId = "0190a0a0-0000-7000-8000-000000000001";
const by = { userId: "1", userName: "Chen" };
const at = new Date("2024-06-15T01:00:00Z");

/** Something logged at a moment, and what it took the place of. */
const log = (n: number, kind: string, happenedAt: string, supersedes: string | null = null) =>
  rowsOf(
    database.ownerPool,
    "1",
    `INSERT INTO followup (org_id, followup_id, account_id, kind, note, happened_at, recorded_at, by_user, by_name, body_hash, supersedes)
     VALUES ($1, $2, '7001', $3, 'n', $4, now(), '7', 'Li', 'h', $5)`,
    ["1", `f${n}`, kind, happenedAt, supersedes],
  );

describe("what losses are reckoned by, in the store", () => {
  it("comes back as it was proposed, with its approval", async () => {
    await inBook((book) => book.addVersion({ version: 1, clientId, terms, reason: "year end", by, at }));
    await inBook((book) => book.addApproval(1, toDay("2024-05-31"), { userId: "2", userName: "Wu" }, at));
    expect(await inBook((book) => book.provisionVersions())).toEqual([
      {
        ...{ version: 1, terms, proposed: { ...by, at, reason: "year end" } },
        approval: { userId: "2", userName: "Wu", at, from: toDay("2024-05-31") },
      },
    ]);
    expect(await inBook((book) => book.hasProposal(clientId))).toBe(true);
  });

  it("is added to and never changed", async () => {
    for (const change of [
      "UPDATE provision_version SET reason = 'another' WHERE org_id = 1",
      "DELETE FROM provision_approval WHERE org_id = 1",
    ])
      await expect(withTenant(database.pool, "1", (tx) => sql.raw(change).execute(tx))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe("what was done to reach a customer", () => {
  it("is what happened in the org's days, each correction in the place of what it corrects", async () => {
    // 15 June in Shanghai is from 14 June 16:00 to 15 June 16:00 of the universal day.
    await log(1, "call", "2024-06-14T15:59:59Z");
    await log(2, "call", "2024-06-14T16:00:00Z");
    await log(3, "visit", "2024-06-15T15:59:59Z");
    await log(4, "visit", "2024-06-15T16:00:00Z");
    await log(5, "note", "2024-06-15T03:00:00Z");
    await log(6, "email", "2024-06-15T03:00:00Z");
    await log(7, "email", "2024-06-15T03:00:00Z", "f6");
    const day = toDay("2024-06-15");
    expect(await inBook((book) => book.contactsIn({ from: day, to: day }, "Asia/Shanghai"))).toEqual(
      new Map([["7001", 3]]),
    );
  });
});
