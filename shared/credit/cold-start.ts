import type { AccountHistory, SettledSums } from "./history.ts";

/** Below this every model tried was near chance, so the score stays provisional. */
export const SETTLED_NEEDED = 3;

export const isSeasoned = (history: Pick<SettledSums, "count">): boolean => history.count >= SETTLED_NEEDED;

/** False when we have never billed the account: then there is no score, not even a provisional one. */
export const hasEvidence = (history: Pick<AccountHistory, "count" | "open">): boolean =>
  history.count + history.open.count > 0;
