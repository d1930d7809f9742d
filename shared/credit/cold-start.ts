import type { SettledSums } from "./history.ts";

/** Below this every model tried was near chance, so the score stays provisional. */
export const SETTLED_NEEDED = 3;

export const isSeasoned = (history: Pick<SettledSums, "count">): boolean => history.count >= SETTLED_NEEDED;
