import { decide } from "../../shared/dunning/decide.ts";
import type { Decision } from "../../shared/dunning/decision.ts";
import type { Next } from "../../shared/dunning/contract.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import type { LadderStep } from "../../shared/dunning/policy/ladder-steps.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { situationOf } from "../../shared/dunning/situation.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import { businessDayFrom } from "../../shared/calendar/business-calendar.ts";
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./open-round.ts";
import { booksOf } from "./group-facts.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import { readDebtor } from "./read-debtor.ts";
import type { Calendars, DunningBook, OrgProfile } from "./ports.ts";

/** What one policy says of one account in one currency on one day. */
export interface Verdict {
  readonly today: Decision;
  readonly next: Next;
  readonly items: ReadonlyMap<string, Next>;
  /** The steps of the oldest open invoice, with the day on which the time of each comes. */
  readonly ladder: readonly { readonly step: LadderStep; readonly on: Day; readonly done: boolean }[];
}

export interface Compared {
  readonly currency: Currency;
  readonly items: readonly OpenItem[];
  readonly oldest: OpenItem;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** One account judged twice on the same facts: by the policy that it is under, and by another. Null when nobody knows it. */
export async function compareOnAccount(
  book: DunningBook,
  accountId: string,
  other: Policy,
  org: OrgProfile,
  asOf: Day,
  at: Date,
  calendars: Calendars,
): Promise<{ readonly name: string; readonly currencies: readonly Compared[] } | null> {
  const round = await openRound(book, asOf, at, { stopped: () => false, calendars }, org);
  const { now, rehearsed } = round;
  const known = await readDebtor(book, accountId, rehearsed, asOf);
  if (known === null) return null;
  const { own, debtor } = known;
  const books = booksOf(debtor, asOf);
  const { policy } = policyOfAccount(debtor, books, round);
  const currencies = accountFacts(debtor, now, books).flatMap((facts): Compared[] => {
    const { currency } = facts;
    // Where the head office pays, it is judged, and of it this account's invoices are shown.
    const items = own === debtor ? facts.items : facts.items.filter((item) => item.accountId === accountId);
    const [first, ...rest] = items;
    if (!first) return [];
    const oldest = rest.reduce((a, b) => (b.dueOn < a.dueOn ? b : a), first);
    const judge = (by: Policy): Verdict => verdictOf(facts, by, oldest, asOf);
    return [{ currency, items, oldest, before: judge(policy), after: judge(other) }];
  });
  return { name: own.name, currencies };
}

function verdictOf(facts: AccountFacts, policy: Policy, oldest: OpenItem, asOf: Day): Verdict {
  const { account, items } = outlook(facts, policy, asOf);
  const { ladders } = situationOf(facts, policy);
  const ladder = ladders.find(({ item }) => item.invoiceId === oldest.invoiceId);
  const from = ladder?.countsFrom ?? oldest.dueOn;
  const done = ladder?.completedOn.length ?? 0;
  return {
    // The round reads the CRM again before it decides: data that is merely old is no part of the comparison.
    today: decide({ ...facts, dataAgeMinutes: facts.dataAgeMinutes === null ? null : 0 }, policy, asOf),
    next: account,
    items,
    ladder: (ladder?.steps ?? policy.steps).map((step, at) => ({
      step,
      on: businessDayFrom(facts.calendar, addDays(from, step.days)),
      done: at < done,
    })),
  };
}
