import type { AccountHistory, SettledSums } from "./history.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** Whether an account's own payments speak; before that the score stays provisional. */
export const isSeasoned = (
  { count }: Pick<SettledSums, "count">,
  { counted }: Pick<Card, "counted"> = STANDARD_SCORECARD,
): boolean => count >= counted.settledNeeded;

/** False when we have never billed the account: then there is no score, not even a provisional one. */
export const hasEvidence = (history: Pick<AccountHistory, "count" | "open">): boolean =>
  history.count + history.open.count > 0;
