import { noTraits } from "../../../shared/dunning/policy/segment.ts";
import type { Book } from "../../../sandbox/books/index.ts";
import { bareWeek } from "../../../shared/calendar/business-calendar.ts";
import { everybodyUnder } from "../../../shared/dunning/policy/policy-for.ts";
import { standardPolicy } from "../../../shared/dunning/policy/standard-policy.ts";
import type {
  AccountTimeline,
  Known,
  Moment,
  PastRound,
  StandingFacts,
} from "../../../shared/dunning/replay/timeline.ts";
import type { Currency } from "../../../shared/kernel/currency.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";

const HOUR_US = 3_600_000_000;
/** Everything of a day is known when its round begins, at six. */
const night = (on: Day): Moment => on * 24 * HOUR_US;

const policies = everybodyUnder(standardPolicy);

/** The rounds of so many days up to `to`, a live org's, with the standard policy. */
export const roundsUntil = (to: Day, days: number): PastRound[] =>
  Array.from({ length: days }, (_, at) => {
    const asOf = addDays(to, at + 1 - days);
    return {
      asOf,
      at: night(asOf) + 6 * HOUR_US,
      policies,
      rehearsed: false,
      stopped: false,
      dataAgeMinutes: 5,
    };
  });

/** Each customer's past, as a CRM would have told it on the day on which each thing happened. */
export function pastsOf(book: Book): AccountTimeline[] {
  const entries = new Map<string, Known<LedgerEntry>[]>(book.customers.map(({ id }) => [id, []]));
  const disputes = new Map(book.disputes.map((each) => [each.invoiceId, each]));
  for (const { id, customerId, currency, amountMinor, on, dueOn, subject } of book.invoices) {
    const invoice: LedgerEntry = {
      kind: "invoice",
      id,
      accountId: customerId,
      currency,
      amountMinor,
      number: subject,
      issuedOn: on,
      dueOn,
      disputedMinor: 0,
      disputeReason: null,
      noReminders: false,
      contactId: null,
    };
    const dispute = disputes.get(id);
    const change =
      dispute === undefined
        ? null
        : { on: dispute.on, what: { ...invoice, disputedMinor: dispute.amountMinor } };
    entries.get(customerId)?.push(...versions(invoice, on, change));
  }
  for (const { id, customerId, currency, amountMinor, on, subject, appliedTo } of book.creditNotes)
    entries.get(customerId)?.push({
      what: {
        kind: "credit-note",
        id,
        accountId: customerId,
        currency,
        amountMinor,
        number: subject,
        issuedOn: on,
        appliedTo: appliedTo ?? null,
      },
      from: night(on),
      to: null,
    });
  for (const { id, customerId, currency, amountMinor, on, invoiceId, reversedOn } of book.payments) {
    const payment: LedgerEntry = {
      kind: "payment",
      id,
      accountId: customerId,
      currency,
      amountMinor,
      reference: id,
      receivedOn: on,
      reversedOn: null,
      appliedTo: invoiceId ?? null,
    };
    const change = reversedOn === undefined ? null : { on: reversedOn, what: { ...payment, reversedOn } };
    entries.get(customerId)?.push(...versions(payment, on, change));
  }
  return book.customers.map(({ id, excludedBecause }) => {
    const known = entries.get(id) ?? [];
    const currencies = new Set(known.map(({ what }) => what.currency));
    const standing = [...currencies].map((currency) => ({
      what: standingOf(id, currency, excludedBecause ?? null),
      from: 0,
      to: null,
    }));
    return { accountId: id, entries: known, standing, messages: [] };
  });
}

function versions(
  entry: LedgerEntry,
  on: Day,
  change: { readonly on: Day; readonly what: LedgerEntry } | null,
): Known<LedgerEntry>[] {
  if (change === null || change.on <= on) return [{ what: change?.what ?? entry, from: night(on), to: null }];
  const turned = night(change.on);
  return [
    { what: entry, from: night(on), to: turned },
    { what: change.what, from: turned, to: null },
  ];
}

const standingOf = (accountId: string, currency: Currency, excluded: string | null): StandingFacts => ({
  accountId,
  currency,
  promises: [],
  plans: [],
  extensions: [],
  brokenPromises: 0,
  traits: noTraits,
  excluded,
  contacts: [{ contactId: "1", name: "", email: "", role: "billing" }],
  vetoedUntil: null,
  calendar: bareWeek,
  unread: false,
  remarks: null,
});
