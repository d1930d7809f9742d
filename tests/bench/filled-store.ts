import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomOf } from "../../sandbox/books/random.ts";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { orgBook } from "../../server/adapters/db/org-rows.ts";
import { openStore, type Store } from "../../server/adapters/db/store/open-store.ts";
import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { AccountRecord, MoneyRecord, SyncBook } from "../../server/sync/ports.ts";
import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { InvoiceEntry, PaymentEntry } from "../../shared/ledger/entry.ts";

export const ORG = "1";
const parsed = parseCurrency("CNY");
export const CNY = (parsed.ok ? parsed.value : "") as Currency;

export interface EmptyStore {
  readonly store: Store;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

/** The product's built-in database in a directory of its own, migrated, with one org that knows nothing yet. */
export async function openEmptyStore(): Promise<EmptyStore> {
  const dataDir = mkdtempSync(join(tmpdir(), "huikuan-bench-"));
  const store = await openStore({ dataDir });
  await migrate(store.ownerPool);
  const org = {
    orgId: ORG,
    zgid: "700000000001",
    name: "Haina",
    timeZone: "Asia/Shanghai",
    baseCurrency: CNY,
  };
  await withTenant(store.pool, ORG, (tx) =>
    orgBook(tx, ORG).saveOrg(
      { ...org, language: "zh-CN", mode: "rehearsal", paymentsFrom: "payments-module" },
      new Date(),
    ),
  );
  const close = async () => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, dataDir, close };
}

/** Work on the synced rows, in one transaction, as a pull does it. */
export const syncing = <T>(store: Store, work: (book: SyncBook) => Promise<T>): Promise<T> =>
  withTenant(store.pool, ORG, (tx) => work(syncBook(tx, ORG)));

export const accountIdAt = (at: number): string => String(5_000_000_001 + at);

export const accountRecord = (at: number): AccountRecord => ({
  recordId: accountIdAt(at),
  name: `Customer ${at}`,
  parentId: null,
  ownerId: null,
  country: "CN",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  currency: CNY,
  creditLimitMinor: 500_000_000,
  noReminders: false,
  noRemindersReason: null,
  modifiedAt: "2026-01-01T00:00:00+08:00",
});

/**
 * Invoices of one account as a pull reads them, the first `open` of them unpaid, the others paid by a record of their
 * own. `version` changes what they say, as an edit in the CRM would.
 */
export function moneyRecords(
  accountAt: number,
  count: number,
  open: number,
  today: Day,
  version = 0,
): MoneyRecord[] {
  const random = randomOf(`money/${accountAt}`);
  const modifiedAt = new Date(Date.UTC(2026, 0, 1) + version * 60_000).toISOString();
  return Array.from({ length: count }, (_, at) => {
    const id = String(8_000_000_000_000 + accountAt * 10_000 + at);
    const dueOn = addDays(today, at < open ? random.whole(-45, 29) : random.whole(-500, -60));
    const invoice: InvoiceEntry = {
      kind: "invoice",
      id,
      accountId: accountIdAt(accountAt),
      currency: CNY,
      amountMinor: random.whole(10_000, 9_000_000) + version,
      number: `INV-${accountAt}-${at}`,
      issuedOn: addDays(dueOn, -30),
      dueOn,
      disputedMinor: at < open && random.chance(0.05) ? 1_000 : 0,
      disputeReason: null,
      noReminders: false,
      contactId: null,
    };
    const lateBy = random.whole(-5, 30);
    const records: MoneyRecord[] = [{ recordId: id, entries: [invoice], modifiedAt }];
    if (at >= open) records.push(paidRecord(invoice, addDays(dueOn, lateBy), modifiedAt));
    return records;
  }).flat();
}

function paidRecord(invoice: InvoiceEntry, receivedOn: Day, modifiedAt: string): MoneyRecord {
  const id = `9${invoice.id}`;
  const { accountId, currency, amountMinor, id: appliedTo } = invoice;
  const payment: PaymentEntry = {
    kind: "payment",
    id,
    accountId,
    currency,
    amountMinor,
    reference: `PAY-${id}`,
    receivedOn,
    reversedOn: null,
    appliedTo,
  };
  return { recordId: id, entries: [payment], modifiedAt };
}
