import { decide } from "../../shared/dunning/decide.ts";
import type { Decision } from "../../shared/dunning/decision.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import type { ChosenPolicy } from "../../shared/dunning/policy/policy-for.ts";
import { accountFacts } from "./account-facts.ts";
import { accountsOf, booksOf } from "./group-facts.ts";
import type { Round } from "./open-round.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { AccountSheet, DunningBook, DunningDesk } from "./ports.ts";

/** One account in one currency, judged. */
export interface Judged {
  readonly sheet: AccountSheet;
  readonly facts: AccountFacts;
  /** The policy that it was judged by. */
  readonly under: ChosenPolicy;
  readonly decision: Decision;
}

/** An account whose rows could not be judged, and why: the others go on. */
export interface Failure {
  readonly accountId: string;
  readonly name: string;
  readonly reason: string;
}

export interface AccountsJudged {
  readonly judged: readonly Judged[];
  readonly failed: readonly Failure[];
  /** Whoever is written to, whether or not there was anything to judge. */
  readonly debtors: readonly AccountSheet[];
}

/** Judges accounts that nothing was said to today. The daily round and the dry run both stand on this. */
export async function judgeAccounts(
  book: DunningBook,
  accountIds: readonly string[],
  round: Round,
): Promise<AccountsJudged> {
  const { asOf } = round.now;
  const sheets = await book.sheets(accountIds, round.rehearsed, asOf);
  // Whose head office pays is judged with it.
  const debtors = sheets.filter(({ payerId }) => payerId === undefined);
  const spokenTo = await book.spokenTo(debtors.flatMap(accountsOf), asOf, round.rehearsed);
  const judged: Judged[] = [];
  const failed: Failure[] = [];
  for (const sheet of debtors) {
    try {
      const books = booksOf(sheet, asOf);
      const under = policyOfAccount(sheet, books, round);
      const all = accountFacts(sheet, round.now, books).filter(
        ({ currency }) => !accountsOf(sheet).some((each) => spokenTo.has(`${each}/${currency}`)),
      );
      for (const facts of all)
        judged.push({ sheet, facts, under, decision: decide(facts, under.policy, asOf) });
    } catch (fault) {
      failed.push({ accountId: sheet.accountId, name: sheet.name, reason: reasonOf(fault) });
    }
  }
  return { judged, failed, debtors };
}

/**
 * The same, each chunk in a transaction of its own. A fault in reading a chunk is narrowed down to the account that
 * causes it, so that the others are judged and counted.
 */
export async function judgeNarrowly(
  orgId: string,
  accountIds: readonly string[],
  round: Round,
  desk: Pick<DunningDesk, "inTenant">,
): Promise<Omit<AccountsJudged, "debtors">> {
  try {
    return await desk.inTenant(orgId, (book) => judgeAccounts(book, accountIds, round));
  } catch (fault) {
    const [first, ...rest] = accountIds;
    if (first === undefined) return { judged: [], failed: [] };
    if (rest.length === 0)
      return { judged: [], failed: [{ accountId: first, name: first, reason: reasonOf(fault) }] };
    const half = Math.ceil(accountIds.length / 2);
    const left = await judgeNarrowly(orgId, accountIds.slice(0, half), round, desk);
    const right = await judgeNarrowly(orgId, accountIds.slice(half), round, desk);
    return { judged: [...left.judged, ...right.judged], failed: [...left.failed, ...right.failed] };
  }
}

export const reasonOf = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)).slice(0, 500);
