import {
  agreedBooks,
  type Agreements,
  type AgreementsJudged,
  judgeAgreements,
  noAgreements,
} from "../../shared/dunning/agreements.ts";
import { isStale } from "../../shared/dunning/decide.ts";
import { outlook, type Outlook } from "../../shared/dunning/outlook.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { type ChosenPolicy, defaultPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./open-round.ts";
import { booksOf } from "./group-facts.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import { readDebtor } from "./read-debtor.ts";
import type { Calendars, DunningBook, OrgProfile } from "./ports.ts";

/** What is open with one account and what comes next for it, both from one reading. */
export interface AccountOutlook {
  readonly books: readonly OpenBook[];
  /** By currency, for every one with anything open. */
  readonly outlooks: ReadonlyMap<Currency, Outlook>;
  /** The policy that it is under; null for an account without any record. */
  readonly under: ChosenPolicy | null;
  /** Records of its money that cannot be read. */
  readonly unread: number;
  /** The data is older than the policy lets a message leave on. */
  readonly stale: boolean;
  /** What was agreed or is contested, as recorded and as judged that day. */
  readonly agreements: Agreements;
  readonly judged: AgreementsJudged;
}

/** For the account view: by the same facts and policy as the daily round. */
export async function accountOutlook(
  book: DunningBook,
  accountId: string,
  org: OrgProfile,
  asOf: Day,
  at: Date,
  calendars: Calendars,
): Promise<AccountOutlook> {
  const running = { stopped: () => false, calendars };
  const round = await openRound(book, asOf, at, running, org);
  const { policies, now, rehearsed } = round;
  const known = await readDebtor(book, accountId, rehearsed, asOf);
  if (known === null) return { ...NOTHING, stale: isStale(now, defaultPolicy(policies)) };
  const { own, debtor } = known;
  const { agreements, unread } = own;
  const books = agreedBooks(own.entries, agreements, asOf);
  const judged = judgeAgreements(agreements, asOf);
  // What is shown is the account's own; what comes next is said to whoever pays for it.
  const owed = debtor.group === undefined ? books : booksOf(debtor, asOf);
  const under = policyOfAccount(debtor, owed, round);
  const { policy } = under;
  const outlooks = new Map(
    accountFacts(debtor, now, owed, judged).map((facts) => [facts.currency, outlook(facts, policy, asOf)]),
  );
  return { books, outlooks, under, unread, stale: isStale(now, policy), agreements, judged };
}

const NOTHING = {
  books: [],
  outlooks: new Map(),
  under: null,
  unread: 0,
  agreements: noAgreements,
  judged: { promises: [], plans: [], extensions: [], offers: [] },
};
