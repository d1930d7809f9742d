import { bareWeek } from "../../../shared/calendar/business-calendar.ts";
import { followUpBook } from "../../../server/adapters/db/followup-rows.ts";
import { creditBook } from "../../../server/adapters/db/credit-rows.ts";
import { dunningBook } from "../../../server/adapters/db/dunning-rows.ts";
import type { Store } from "../../../server/adapters/db/store/open-store.ts";
import { withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { scoreAccounts } from "../../../server/credit/index.ts";
import { standardPolicy } from "../../../shared/dunning/policy/standard-policy.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { accountIdAt, accountRecord, CNY, moneyRecords, ORG, syncing } from "../filled-store.ts";

export const ACCOUNT_ID = accountIdAt(0);

/** One account of the wanted size among others, with contacts, a log, letters, a promise and a score. */
export async function fillAccount(
  store: Store,
  { open, others }: { readonly open: number; readonly others: number },
  today: Day,
  at: Date,
): Promise<void> {
  await syncing(store, async (book) => {
    await book.keepAccounts(Array.from({ length: others + 1 }, (_, each) => accountRecord(each)));
    await book.keepContacts(
      ["billing", "finance_lead", "executive"].map((role, each) => ({
        recordId: String(6_000_000_001 + each),
        accountId: ACCOUNT_ID,
        name: `Contact ${each}`,
        email: `contact${each}@customer.example`,
        phone: "+86 21 5555 0000",
        role: role as "billing",
        modifiedAt: "2026-01-01T00:00:00+08:00",
      })),
    );
    await book.keepMoney(moneyRecords(0, open + 60, open, today), at);
    for (let other = 1; other <= others; other += 1)
      await book.keepMoney(moneyRecords(other, 20, 8, today), at);
    for (const source of ["accounts", "contacts", "invoices", "payments"] as const)
      await book.noteOk(source, at);
    await book.refreshStatistics();
  });
  await withTenant(store.pool, ORG, async (tx) => {
    const book = dunningBook(tx, ORG);
    await book.plan(
      standardPolicy.steps.slice(0, 4).map((step, each) => letterOf(step, each, today, at)),
      at,
    );
  });
  await withTenant(store.pool, ORG, async (tx) => {
    const log = followUpBook(tx, ORG, {
      entriesOf: async () => [],
      termsOf: async () => ({ calendar: bareWeek, promiseGraceDays: 0 }),
      queueCopy: async () => undefined,
    });
    for (let line = 0; line < 40; line += 1) await log.add(lineOf(line, at));
    await log.addPromise(
      {
        promiseId: "promise-1",
        accountId: ACCOUNT_ID,
        currency: CNY,
        amountMinor: 5_000_000,
        promisedOn: addDays(today, 5),
        madeOn: addDays(today, -2),
        recordedOn: addDays(today, -2),
        holdsUntil: addDays(today, 6),
        parts: [{ invoiceId: "8000000000000", amountMinor: 5_000_000 }],
        ended: null,
      },
      "7",
      at,
    );
  });
  await scoreAccounts(ORG, today, {
    now: () => at,
    newId: () => crypto.randomUUID(),
    inTenant: (orgId, work) => withTenant(store.pool, orgId, (tx) => work(creditBook(tx, orgId))),
  });
}

function letterOf(step: (typeof standardPolicy.steps)[number], each: number, today: Day, at: Date) {
  return {
    dispatchId: `letter-${each}`,
    rehearsed: true,
    accountId: ACCOUNT_ID,
    currency: CNY,
    cycle: `letter-${each}`,
    step: step.key,
    days: step.days,
    channel: step.channel,
    asOf: addDays(today, each * 7 - 40),
    policyId: standardPolicy.id,
    policyVersion: standardPolicy.version,
    invoiceIds: Array.from({ length: 40 }, (_, nth) => String(8_000_000_000_000 + each * 20 + nth)),
    memberIds: [],
    billedId: ACCOUNT_ID,
    deadlineOn: null,
    amountMinor: 100_000,
    contact: null,
    subject: "Reminder",
    bodyText: "Please pay.",
    notBefore: at,
  };
}

function lineOf(line: number, at: Date) {
  return {
    followupId: `line-${line}`,
    accountId: ACCOUNT_ID,
    kind: "call" as const,
    outcome: "reached",
    contactId: "6000000001",
    note: `Spoke with accounts payable about the open invoices; they will come back to us (${line}).`,
    nextAction: null,
    nextOn: null,
    promise: null,
    promiseId: null,
    about: null,
    dispatchId: null,
    supersedes: null,
    beyond: null,
    happenedAt: new Date(at.getTime() - line * 86_400_000),
    recordedAt: at,
    byUser: "7",
    byName: "Li Qian",
    bodyHash: String(line),
  };
}
