import { randomOf } from "../../../sandbox/books/random.ts";
import { openCalendars } from "../../../server/adapters/calendar/open-calendars.ts";
import { dunningBook } from "../../../server/adapters/db/dunning-rows.ts";
import { withRawTenant, withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { type Courier, type DunningDesk, planDay } from "../../../server/dunning/index.ts";
import { answerAs } from "../cell.ts";
import {
  accountIdAt,
  accountRecord,
  type EmptyStore,
  moneyRecords,
  openEmptyStore,
  ORG,
  syncing,
} from "../filled-store.ts";
import { AS_OF } from "./facts.ts";
import type { StoredRound, StoredSize } from "./stored.ts";

/** As many records as a pull keeps in one transaction. */
const STEP = 2_000;

let open: EmptyStore | undefined;
const opened = (): EmptyStore => {
  if (!open) throw new Error("The store is filled before it is asked.");
  return open;
};

async function fill({ accounts, invoicesEach }: StoredSize): Promise<void> {
  open = await openEmptyStore();
  const { store } = open;
  const at = new Date();
  await syncing(store, (book) =>
    book.keepAccounts(Array.from({ length: accounts }, (_, each) => accountRecord(each))),
  );
  const accountsAStep = Math.max(1, Math.floor(STEP / invoicesEach));
  for (let from = 0; from < accounts; from += accountsAStep) {
    const these = Array.from({ length: Math.min(accountsAStep, accounts - from) }, (_, each) => from + each);
    await syncing(store, async (book) => {
      await book.keepMoney(
        these.flatMap((each) => moneyRecords(each, invoicesEach, invoicesEach, AS_OF)),
        at,
      );
      await book.keepContacts(these.map((each) => contactOf(each)));
    });
  }
  await syncing(store, async (book) => {
    for (const source of ["accounts", "contacts", "invoices", "payments"] as const)
      await book.noteOk(source, at);
    await book.refreshStatistics();
  });
  // What a rehearsal writes in full, a live org writes letter by letter when each leaves.
  await withRawTenant(store.pool, ORG, (client) => client.query("UPDATE org SET mode = 'live'"));
}

const contactOf = (each: number) => ({
  recordId: `6${accountIdAt(each)}`,
  accountId: accountIdAt(each),
  name: `Contact ${each}`,
  email: `ap${randomOf(each).whole(1, 9)}${each}@customer.example`,
  phone: null,
  role: "billing" as const,
  modifiedAt: "2026-01-01T00:00:00+08:00",
});

const NOBODY: Courier = {
  seal: () => Promise.reject(new Error("nothing leaves a benchmark")),
  deliver: () => Promise.reject(new Error("nothing leaves a benchmark")),
};

/** The day's plan as the round makes it: from the database to stored decisions and messages. */
async function plan(): Promise<StoredRound> {
  const { store } = opened();
  const calendars = openCalendars();
  const desk: DunningDesk = {
    inTenant: (orgId, work) => withTenant(store.pool, orgId, (tx) => work(dunningBook(tx, orgId))),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    courier: NOBODY,
    fresh: { reread: () => Promise.resolve({ gone: [] }) },
    calendars,
    defaultSender: { name: "Haina", address: "ar@seller.example" },
    stopped: () => false,
    tagOf: () => "",
    stopUrl: () => "",
    worker: "bench",
  };
  const startedAt = performance.now();
  const report = await planDay(ORG, AS_OF, desk);
  const seconds = (performance.now() - startedAt) / 1000;
  const { accounts, planned, held, failed } = report;
  return {
    seconds,
    accounts,
    planned,
    held,
    failed: failed.length,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** The same rows through the same driver, looked at and let go. */
async function read(): Promise<{ readonly seconds: number; readonly rows: number }> {
  const { store } = opened();
  const startedAt = performance.now();
  const rows = await withRawTenant(store.pool, ORG, async (client) => {
    await client.query(
      "DECLARE bare NO SCROLL CURSOR FOR SELECT * FROM ledger_entry WHERE known_to IS NULL ORDER BY account_id, entry_id",
    );
    for (let all = 0; ; ) {
      const { rowCount } = await client.query("FETCH 5000 FROM bare");
      all += rowCount ?? 0;
      if (!rowCount) return all;
    }
  });
  return { seconds: (performance.now() - startedAt) / 1000, rows };
}

answerAs({ fill, plan, read }, () => open?.close());
