import { agreedBooks } from "../../shared/dunning/agreements.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { type ChosenPolicy, defaultPolicy, policyFor } from "../../shared/dunning/policy/policy-for.ts";
import type { AccountTraits } from "../../shared/dunning/policy/segment.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { accountTraits, type TraitSheet } from "./account-facts.ts";
import { openRound, type Round } from "./open-round.ts";
import type { AccountSheet, Calendars, DunningBook } from "./ports.ts";

/** The policy that an account is under in a round; `books`: what is open with it that day. */
export const policyOfAccount = (
  sheet: AccountSheet,
  books: readonly OpenBook[],
  { policies, now }: Pick<Round, "policies" | "now">,
): ChosenPolicy => policyFor(policies, accountTraits(sheet, books, now));

/** All that segments ask about an account that day; of a sheet without entries, without what is open. */
export const traitsOf = (
  sheet: TraitSheet & Partial<Pick<AccountSheet, "entries" | "agreements">>,
  asOf: Day,
  calendars: Calendars,
): AccountTraits => {
  const { entries, agreements } = sheet;
  const books = entries && agreements ? agreedBooks(entries, agreements, asOf) : [];
  return accountTraits(sheet, books, { countryOf: ({ country }) => calendars.codeOf(country) });
};

/** The policy of one account, for those who ask nothing else about it. */
export const readPolicyOf = async (...asked: Parameters<typeof readChosen>): Promise<Policy> =>
  (await readChosen(...asked)).policy;

/** The same, with the segment that says so. */
export async function readChosen(
  book: DunningBook,
  accountId: string,
  asOf: Day,
  at: Date,
  calendars: Calendars,
): Promise<ChosenPolicy> {
  const round = await openRound(book, asOf, at, { stopped: () => false, calendars });
  const { policies, rehearsed } = round;
  const nobodys = { policy: defaultPolicy(policies), segment: null };
  if (policies.segments.segments.length === 0) return nobodys;
  const [sheet] = await book.sheets([accountId], rehearsed, asOf);
  if (!sheet) return nobodys;
  return policyOfAccount(sheet, agreedBooks(sheet.entries, sheet.agreements, asOf), round);
}
