import type { NextBody } from "../../shared/dunning/contract.ts";
import { decide } from "../../shared/dunning/decide.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { accountFacts } from "./account-facts.ts";
import { addressee } from "./addressee.ts";
import { booksOf } from "./group-facts.ts";
import { openRound } from "./open-round.ts";
import { policyOfAccount } from "./policy-of-account.ts";
import type { DunningBook, DunningDesk } from "./ports.ts";

/** What comes next for one account in one currency by itself, and the address or number it would go to. */
export interface NextForeseen {
  readonly next: NextBody;
  readonly recipient: string | null;
}

/** By "account/currency", from that day on; an account whose head office pays, or that cannot be read, has none. */
export async function foreseeNext(
  book: DunningBook,
  accountIds: readonly string[],
  asOf: Day,
  desk: Pick<DunningDesk, "now" | "calendars">,
): Promise<ReadonlyMap<string, NextForeseen>> {
  const foreseen = new Map<string, NextForeseen>();
  if (accountIds.length === 0) return foreseen;
  const round = await openRound(book, asOf, desk.now(), { stopped: () => false, calendars: desk.calendars });
  for (const sheet of await book.sheets(accountIds, round.rehearsed, asOf)) {
    if (sheet.payerId !== undefined) continue;
    const books = booksOf(sheet, asOf);
    const { policy } = policyOfAccount(sheet, books, round);
    for (const facts of accountFacts(sheet, round.now, books))
      foreseen.set(`${sheet.accountId}/${facts.currency}`, nextOf(facts, policy, asOf));
  }
  return foreseen;
}

function nextOf(facts: AccountFacts, policy: Policy, asOf: Day): NextForeseen {
  const { account } = outlook(facts, policy, asOf);
  const next = nextBody(account);
  if (account.kind !== "step") return { next, recipient: null };
  const then = decide({ ...facts, dataAgeMinutes: 0, moment: null }, policy, account.on);
  return { next, recipient: then.kind === "remind" ? addressee(then) : null };
}
