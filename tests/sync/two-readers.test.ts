import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { keepMoney } from "../../server/adapters/db/sync-money.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { MoneyRecord } from "../../server/sync/ports.ts";
import { addOrg, rowsOf } from "../credit/rows.ts";
import { invoice } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "81";
let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await addOrg(db.ownerPool, ORG);
});
afterAll(() => db.drop());

const seen = (minute: number) => new Date(Date.UTC(2026, 10, 20, 6, minute));
const record = (id: string, amountMinor: number, minute: number): MoneyRecord => ({
  recordId: id,
  entries: [{ ...invoice(id), amountMinor }],
  modifiedAt: seen(minute).toISOString(),
});
const standing = (id: string) =>
  rowsOf<{ amount: string }>(
    db.ownerPool,
    ORG,
    "SELECT amount_minor AS amount FROM ledger_entry WHERE org_id = $1 AND entry_id = $2 AND known_to IS NULL",
    [ORG, id],
  );

/** Two readers whose transactions overlap: the second writes while the first has not committed yet. */
async function overlapping(first: MoneyRecord, second: MoneyRecord): Promise<void> {
  let wrote = (): void => undefined;
  const firstWrote = new Promise<void>((done) => (wrote = done));
  await Promise.all([
    withTenant(db.pool, ORG, async (tx) => {
      await keepMoney(tx, ORG, [first], seen(10));
      wrote();
      await new Promise((done) => setTimeout(done, 200));
    }),
    firstWrote.then(() => withTenant(db.pool, ORG, (tx) => keepMoney(tx, ORG, [second], seen(10)))),
  ]);
}

describe("two readers of the CRM at the same time", () => {
  it("may both bring the same new invoice: one entry stands", async () => {
    await overlapping(record("901", 10_000, 1), record("901", 10_000, 1));
    expect(await standing("901")).toEqual([{ amount: "10000" }]);
  });

  it("may bring two versions of an invoice: the newer one stands, whoever commits first", async () => {
    for (const [id, first, second] of [
      ["902", 2, 3],
      ["903", 3, 2],
    ] as const) {
      await withTenant(db.pool, ORG, (tx) => keepMoney(tx, ORG, [record(id, 10_000, 1)], seen(5)));
      await overlapping(record(id, 10_000 * first, first), record(id, 10_000 * second, second));
      expect(await standing(id)).toEqual([{ amount: "30000" }]);
    }
  });
});
