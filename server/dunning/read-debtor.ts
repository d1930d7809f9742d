import type { Day } from "../../shared/kernel/day.ts";
import type { AccountSheet, DunningBook } from "./ports.ts";

/** An account, and whoever is written to about it: itself, or the head office of its group. */
interface AccountAndDebtor {
  readonly own: AccountSheet;
  readonly debtor: AccountSheet;
}

/** Null when nobody knows the account. */
export async function readDebtor(
  book: DunningBook,
  accountId: string,
  rehearsed: boolean,
  asOf: Day,
): Promise<AccountAndDebtor | null> {
  const [own] = await book.sheets([accountId], rehearsed, asOf);
  if (own === undefined) return null;
  if (own.payerId === undefined) return { own, debtor: own };
  const [payer] = await book.sheets([own.payerId], rehearsed, asOf);
  return { own, debtor: payer ?? own };
}

/** The debtor as it would be if one of its accounts had agreed on something else. */
export function withAgreements(
  debtor: AccountSheet,
  accountId: string,
  agreements: AccountSheet["agreements"],
): AccountSheet {
  const changed = debtor.accountId === accountId ? { ...debtor, agreements } : debtor;
  if (debtor.group === undefined) return changed;
  const group = debtor.group.map((each) => (each.accountId === accountId ? { ...each, agreements } : each));
  return { ...changed, group };
}
