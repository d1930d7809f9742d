import { type Agreements, type AgreementsJudged, judgeAgreements } from "../../shared/dunning/agreements.ts";
import { consequenceOf, type ConsequencePart } from "../../shared/dunning/consequence.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./open-round.ts";
import { booksOf } from "./group-facts.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import { readDebtor, withAgreements } from "./read-debtor.ts";
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
  const known = await readDebtor(book, accountId, rehearsed, asOf);
  if (known === null) return null;
  const { own, debtor } = known;
  // The round reads the CRM before it decides: age is no part of the answer.
  const fresh = { ...now, dataAgeMinutes: now.dataAgeMinutes === null ? null : 0 };
  const agreements = change(own.agreements);
  const books = booksOf(debtor, asOf);
  const { policy } = policyOfAccount(debtor, books, round);
  const before = accountFacts(debtor, fresh, books);
  const parts = accountFacts(withAgreements(debtor, accountId, agreements), fresh).flatMap((after) => {
    const was = before.find(({ currency }) => currency === after.currency);
    return was === undefined ? [] : consequenceOf(was, after, policy, asOf);
  });
  return {
    parts,
    before: judgeAgreements(own.agreements, asOf),
    after: judgeAgreements(agreements, asOf),
  };
}
