import { noTraits } from "../../shared/dunning/policy/segment.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import type { AccountFacts, PastDispatch } from "../../shared/dunning/facts.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";

export const CNY = "CNY" as Currency;
/** Any day may send: weekends have their own tests. */
export const everyDay: Policy = {
  ...standardPolicy,
  sendWindow: { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1080 },
};

export const liNa = { contactId: "5", name: "Li Na", email: "li.na@example.com", role: null } as const;

/** A Monday. */
export const MONDAY = toDay("2026-03-02");

export function item(over: Partial<OpenItem> & { readonly dueOn: Day }): OpenItem {
  const residualMinor = over.residualMinor ?? 100_000;
  return {
    invoiceId: "1",
    accountId: "9",
    number: `INV-${over.invoiceId ?? "1"}`,
    issuedOn: addDays(over.dueOn, -30),
    currency: CNY,
    amountMinor: residualMinor,
    paidMinor: 0,
    creditedMinor: 0,
    disputedMinor: 0,
    disputeReason: null,
    noReminders: false,
    contactId: null,
    ...over,
    residualMinor,
  };
}

export function facts(over: Partial<AccountFacts> & { readonly items: readonly OpenItem[] }): AccountFacts {
  return {
    accountId: "9",
    currency: CNY,
    creditsMinor: 0,
    promises: [],
    plans: [],
    extensions: [],
    brokenPromises: 0,
    traits: noTraits,
    excluded: null,
    contacts: [liNa],
    vetoedUntil: null,
    calendar: bareWeek,
    history: [],
    dataAgeMinutes: 5,
    moment: null,
    stopped: false,
    ...over,
  };
}

export function sent(
  step: string,
  asOf: Day,
  invoiceIds: readonly string[],
  policy = everyDay,
): PastDispatch {
  const found = policy.steps.find(({ key }) => key === step);
  if (!found) throw new Error(`no step ${step}`);
  return { step, days: found.days, channel: found.channel, asOf, invoiceIds, state: "sent" };
}
