import {
  agreedBooks,
  type Agreements,
  type AgreementsJudged,
  judgeAgreements,
} from "../../shared/dunning/agreements.ts";
import { consequenceOf, type ConsequencePart } from "../../shared/dunning/consequence.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./judge-accounts.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { Calendars, DunningBook } from "./ports.ts";

export interface Foreseen {
  readonly parts: readonly ConsequencePart[];
  readonly before: AgreementsJudged;
  readonly after: AgreementsJudged;
}

/** What other agreements would do to one account's reminders on a day, by the round's own decision. Writes nothing. */
export async function foreseeChange(
  book: DunningBook,
  accountId: string,
  change: (agreed: Agreements) => Agreements,
  when: { readonly asOf: Day; readonly at: Date },
  calendars: Calendars,
): Promise<Foreseen | null> {
  const { asOf, at } = when;
  const round = await openRound(book, asOf, at, { stopped: () => false, calendars });
  const { now, rehearsed } = round;
  const [sheet] = await book.sheets([accountId], rehearsed, asOf);
  if (!sheet) return null;
  // The round reads the CRM before it decides: age is no part of the answer.
  const fresh = { ...now, dataAgeMinutes: now.dataAgeMinutes === null ? null : 0 };
  const agreements = change(sheet.agreements);
  const books = agreedBooks(sheet.entries, sheet.agreements, asOf);
  const { policy } = policyOfAccount(sheet, books, round);
  const before = accountFacts(sheet, fresh, books);
  const parts = accountFacts({ ...sheet, agreements }, fresh).flatMap((after) => {
    const was = before.find(({ currency }) => currency === after.currency);
    return was === undefined ? [] : consequenceOf(was, after, policy, asOf);
  });
  return {
    parts,
    before: judgeAgreements(sheet.agreements, asOf),
    after: judgeAgreements(agreements, asOf),
  };
}
