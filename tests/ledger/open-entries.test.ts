import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ledgerBook } from "../../server/adapters/db/ledger-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { addEntries, addOrg } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { daysOn, ledgers, payment } from "./entries.ts";

let database: TestDatabase;
const ORG = "71";

beforeAll(async () => {
  database = await openTestDatabase();
  await addOrg(database.ownerPool, ORG);
});
afterAll(() => database.drop());

/** A drawn ledger under ids of its own account, with every other invoice paid in one payment on top. */
function asAccount(entries: readonly LedgerEntry[], at: number): readonly LedgerEntry[] {
  const accountId = `a${at}`;
  const own = (id: string): string => `${accountId}-${id}`;
  const renamed = entries.map((entry) => {
    const moved = { ...entry, id: own(entry.id), accountId };
    return moved.kind === "invoice" || moved.appliedTo === null
      ? moved
      : { ...moved, appliedTo: own(moved.appliedTo) };
  });
  const paid = renamed.flatMap((entry, index) => {
    if (entry.kind !== "invoice" || index % 2 === 1) return [];
    const { currency, amountMinor, id } = entry;
    const receivedOn = entry.issuedOn + (index % 5) * 20 - 10;
    return [
      {
        ...payment(`${id}-paid`, id, amountMinor, "2024-01-01"),
        currency,
        accountId,
        receivedOn: receivedOn as typeof entry.issuedOn,
      },
    ];
  });
  return [...renamed, ...paid];
}

describe("reading only what is open", () => {
  it("gives the same open books as reading everything, whatever the ledger and the day", async () => {
    const accounts = fc.sample(ledgers, { numRuns: 200, seed: 20_240_101 }).map(asAccount);
    await addEntries(database.ownerPool, ORG, accounts.flat());
    let [read, left] = [0, 0];
    for (const entries of accounts) {
      const accountId = entries[0]?.accountId;
      if (accountId === undefined) continue;
      for (const asOf of [-1, 40, 110, 300].map(daysOn)) {
        const [all, open] = await withTenant(database.pool, ORG, async (tx) => {
          const book = ledgerBook(tx, ORG);
          return [await book.entriesOf(accountId), await book.openEntriesOf(accountId, asOf)] as const;
        });
        expect(openBooks(open, asOf)).toEqual(openBooks(all, asOf));
        read += all.length;
        left += open.length;
      }
    }
    expect(left).toBeLessThan(read * 0.95);
  }, 120_000);

  it("keeps a payment that names another account's invoice as that payer's credit", async () => {
    const [bill, ours] = asAccount(
      [{ ...payment("x", null, 0, "2024-01-01"), amountMinor: 1 }, payment("p", "i", 500, "2024-01-05")],
      9_001,
    );
    const stranger: LedgerEntry = {
      kind: "invoice",
      id: "a9001-i",
      accountId: "a9002",
      currency: (ours as LedgerEntry).currency,
      amountMinor: 500,
      number: "I",
      issuedOn: daysOn(0),
      dueOn: daysOn(30),
      disputedMinor: 0,
      disputeReason: null,
      noReminders: false,
      contactId: null,
    };
    await addEntries(database.ownerPool, ORG, [bill as LedgerEntry, ours as LedgerEntry, stranger]);
    const asOf = daysOn(60);
    await withTenant(database.pool, ORG, async (tx) => {
      const book = ledgerBook(tx, ORG);
      for (const accountId of ["a9001", "a9002"])
        expect(openBooks(await book.openEntriesOf(accountId, asOf), asOf)).toEqual(
          openBooks(await book.entriesOf(accountId), asOf),
        );
      expect((await book.openEntriesOf("a9002", asOf)).map(({ id }) => id)).toEqual(["a9001-i"]);
    });
  });
});
