import type { Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { AccountFacts, SetAside } from "./facts.ts";

/** Why this invoice is left out of its group's message that day; null when it is not. */
export function setAsideOn(
  { setAside }: Pick<AccountFacts, "setAside">,
  { accountId }: Pick<OpenItem, "accountId">,
  asOf: Day,
): SetAside | null {
  if (setAside === undefined) return null;
  return (
    setAside.find((each) => each.accountId === accountId && (each.until === null || asOf <= each.until)) ??
    null
  );
}
