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
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./judge-accounts.ts";
import type { Calendars, DunningBook, OrgProfile } from "./ports.ts";

/** What is open with one account and what comes next for it, both from one reading. */
export interface AccountOutlook {
  readonly books: readonly OpenBook[];
  /** By currency, for every one with anything open. */
  readonly outlooks: ReadonlyMap<Currency, Outlook>;
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
  const { policy, now, rehearsed } = await openRound(book, asOf, at, running, org);
  const stale = isStale(now, policy);
  const [sheet] = await book.sheets([accountId], rehearsed, asOf);
  if (!sheet) return { ...NOTHING, stale };
  const { agreements, unread } = sheet;
  const books = agreedBooks(sheet.entries, agreements, asOf);
  const judged = judgeAgreements(agreements, asOf);
  const outlooks = new Map(
    accountFacts(sheet, now, books, judged).map((facts) => [facts.currency, outlook(facts, policy, asOf)]),
  );
  return { books, outlooks, unread, stale, agreements, judged };
}

const NOTHING = {
  books: [],
  outlooks: new Map(),
  unread: 0,
  agreements: noAgreements,
  judged: { promises: [], plans: [], extensions: [] },
};
