import type { BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import { agreedFacts, type AgreementsJudged, judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { AccountFacts, SmsContact, WallMoment } from "../../shared/dunning/facts.ts";
import { openMinorOf } from "../../shared/dunning/policy/policy-for.ts";
import type { AccountTraits, KnownTraits } from "../../shared/dunning/policy/segment.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { booksOf, groupAgreed, groupHistory, groupSetAside, isUnread } from "./group-facts.ts";
import type { AccountSheet } from "./ports.ts";

/** What is true for the whole org at the time of asking. */
export interface Circumstances {
  readonly asOf: Day;
  readonly dataAgeMinutes: number | null;
  readonly stopped: boolean;
  /** Business days where the account is. */
  calendarOf(sheet: Pick<AccountSheet, "country" | "timeZone">): BusinessCalendar;
  /** Whom text messages may reach there; nobody where the org sends none. */
  phonesOf?(sheet: Pick<AccountSheet, "country" | "phones">): readonly SmsContact[];
  /** The code of the country that the CRM names. */
  countryOf(sheet: Pick<AccountSheet, "country">): string | null;
}

/** One account's facts per currency with anything open; `books`, `judged`: the sheet's own of that day, if made already. */
export function accountFacts(
  sheet: AccountSheet,
  now: Circumstances,
  books: readonly OpenBook[] = booksOf(sheet, now.asOf),
  judged: AgreementsJudged = judgeAgreements(sheet.agreements, now.asOf),
): readonly AccountFacts[] {
  return books.map((book) => factsOf(sheet, book, judged, now, null));
}

/** The same for one currency; with no open invoice left there is still an answer. */
export function factsInCurrency(
  sheet: AccountSheet,
  books: readonly OpenBook[],
  currency: Currency,
  now: Circumstances,
  moment: WallMoment,
): AccountFacts {
  const book = books.find((each) => each.currency === currency);
  return factsOf(
    sheet,
    book ?? { accountId: sheet.accountId, currency, items: [], credits: [] },
    judgeAgreements(sheet.agreements, now.asOf),
    now,
    moment,
  );
}

function factsOf(
  sheet: AccountSheet,
  book: OpenBook,
  judged: AgreementsJudged,
  now: Circumstances,
  moment: WallMoment | null,
): AccountFacts {
  const { group } = sheet;
  const history = group === undefined ? sheet.history : groupHistory(group);
  const phones = now.phonesOf?.(sheet) ?? [];
  return {
    accountId: sheet.accountId,
    currency: book.currency,
    items: book.items,
    creditsMinor: book.credits.reduce((all, credit) => all + credit.residualMinor, 0),
    ...(group === undefined ? agreedFacts(judged, book, now.asOf) : groupAgreed(group, book, now.asOf)),
    traits: knownTraits(sheet, now),
    excluded: sheet.excluded,
    contacts: sheet.contacts,
    ...(phones.length === 0 ? {} : { phones }),
    vetoedUntil: sheet.vetoedUntil,
    calendar: now.calendarOf(sheet),
    history: history.filter(({ currency }) => currency === book.currency),
    // A ledger with a hole in it is as unsure as one that was never read.
    dataAgeMinutes: isUnread(sheet) ? null : now.dataAgeMinutes,
    moment,
    stopped: now.stopped,
    ...(group === undefined
      ? {}
      : {
          members: group.map(({ accountId }) => accountId),
          setAside: groupSetAside(sheet.accountId, group, now.asOf),
        }),
  };
}

/** What traits are made of, but for what is open. */
export type TraitSheet = Pick<
  AccountSheet,
  "accountId" | "groupRootId" | "grade" | "country" | "language" | "ownerId" | "keyAccount"
>;

const knownTraits = (sheet: TraitSheet, now: Pick<Circumstances, "countryOf">): KnownTraits => ({
  groupRootId: sheet.groupRootId,
  grade: sheet.grade,
  country: now.countryOf(sheet),
  language: sheet.language,
  ownerId: sheet.ownerId,
  keyAccount: sheet.keyAccount,
});

/** All that segments ask about an account; `books`: what is open with it that day. */
export const accountTraits = (
  sheet: TraitSheet,
  books: readonly OpenBook[],
  now: Pick<Circumstances, "countryOf">,
): AccountTraits => ({
  ...knownTraits(sheet, now),
  accountId: sheet.accountId,
  openMinor: openMinorOf(books),
});

/** Whole minutes, rounded up: a minute and a second is older than a minute. */
export function ageInMinutes(readAt: Date | null, now: Date): number | null {
  return readAt === null ? null : Math.max(0, Math.ceil((now.getTime() - readAt.getTime()) / 60_000));
}
