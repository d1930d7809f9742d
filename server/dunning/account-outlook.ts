import { outlook, type Outlook } from "../../shared/dunning/outlook.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { accountFacts } from "./account-facts.ts";
import { openRound } from "./judge-accounts.ts";
import type { DunningBook } from "./ports.ts";

/** What comes next for one account, per currency with anything open: for the account view. */
export async function accountOutlook(
  book: DunningBook,
  accountId: string,
  asOf: Day,
  at: Date,
): Promise<readonly { readonly currency: Currency; readonly outlook: Outlook }[]> {
  const round = await openRound(book, asOf, at, false);
  const [sheet] = await book.sheets([accountId], round.rehearsed, asOf);
  if (!sheet) return [];
  return accountFacts(sheet, round.now).map((facts) => ({
    currency: facts.currency,
    outlook: outlook(facts, round.policy, asOf),
  }));
}
