import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { judgePromises } from "../../server/promise/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg, closeEntry, rowsOf } from "../credit/rows.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "61";
let database: TestDatabase;
let desks: Desks;
beforeAll(async () => {
  database = await openTestDatabase();
  desks = await desksOver(database);
  await addOrg(database.ownerPool, ORG);
  await addAccount(database.ownerPool, ORG, "7001", "CNY", null);
  await addEntries(database.ownerPool, ORG, [invoice("901")]);
  await rowsOf(
    database.ownerPool,
    ORG,
    `INSERT INTO promise (org_id, promise_id, account_id, currency, amount_minor, promised_on, made_on, invoice_ids, state, by_user, recorded_at)
     VALUES ($1, 'p1', '7001', 'CNY', 10000, '2024-04-10', '2024-04-02', '{901}', 'open', '5', now())`,
    [ORG],
  );
});
afterAll(() => database.drop());

const judge = (asOf: string) => judgePromises(ORG, toDay(asOf), desks.promise);
const state = async () =>
  (
    await rowsOf<{ state: string }>(database.ownerPool, ORG, "SELECT state FROM promise WHERE org_id = $1", [
      ORG,
    ])
  )[0]?.state;
const verdicts = () =>
  rowsOf<{ outcome: string; account_id: string }>(
    database.ownerPool,
    ORG,
    "SELECT outcome, account_id FROM followup WHERE org_id = $1 AND kind = 'promise-verdict' ORDER BY followup_id",
    [ORG],
  );

describe("the day's verdicts", () => {
  it("leaves an open promise open and writes nothing", async () => {
    expect(await judge("2024-04-11")).toEqual({ judged: 1, changed: 0 });
    expect(await verdicts()).toEqual([]);
  });

  it("breaks it the day after its grace, says so once in the log, and not again on a second run", async () => {
    expect(await judge("2024-04-12")).toEqual({ judged: 1, changed: 1 });
    expect(await judge("2024-04-12")).toEqual({ judged: 1, changed: 0 });
    expect(await state()).toBe("broken");
    expect(await verdicts()).toEqual([{ outcome: "broken", account_id: "7001" }]);
  });

  it("mends it when evidence of money in time arrives late, and breaks it again when the bank takes it back", async () => {
    await addEntries(database.ownerPool, ORG, [payment("55", "901", 10_000, "2024-04-11")]);
    await judge("2024-04-15");
    expect(await state()).toBe("kept");
    await closeEntry(database.ownerPool, ORG, "55", new Date());
    await judge("2024-04-16");
    expect(await state()).toBe("broken");
    expect((await verdicts()).map(({ outcome }) => outcome)).toEqual(["broken", "kept", "broken"]);
  });
});

describe("a verdict and a person at once", () => {
  /** A person at work on the account: theirs until it is let go. */
  async function holding(work: (sql: (text: string) => Promise<unknown>) => Promise<void>): Promise<void> {
    const client = await database.ownerPool.connect();
    try {
      await client.query("BEGIN");
      await client.query(`SELECT set_config('app.org', '${ORG}', true)`);
      await client.query(`SELECT FROM account WHERE org_id = '${ORG}' AND account_id = '7001' FOR UPDATE`);
      await work((text) => client.query(text));
      await client.query("COMMIT");
    } finally {
      client.release(true);
    }
  }

  it("waits for who withdraws a promise, and says nothing of what is withdrawn", async () => {
    await rowsOf(
      database.ownerPool,
      ORG,
      `INSERT INTO promise (org_id, promise_id, account_id, currency, amount_minor, promised_on, made_on, invoice_ids, state, by_user, recorded_at)
       VALUES ($1, 'p2', '7001', 'CNY', 5000, '2024-05-10', '2024-05-02', '{901}', 'open', '5', now())`,
      [ORG],
    );
    let judged: ReturnType<typeof judge> | null = null;
    await holding(async (sql) => {
      judged = judge("2024-05-20");
      await new Promise((soon) => setTimeout(soon, 150));
      await sql(`UPDATE promise SET state = 'withdrawn', ended_as = 'withdrawn', ended_on = '2024-05-09', ended_at = now()
        WHERE org_id = '${ORG}' AND promise_id = 'p2'`);
    });
    await judged;
    const said = await rowsOf<{ followup_id: string }>(
      database.ownerPool,
      ORG,
      "SELECT followup_id FROM followup WHERE org_id = $1 AND promise_id = 'p2'",
      [ORG],
    );
    expect(said).toEqual([]);
  });
});
