import type { AccountWatchBody } from "../../shared/account/contract.ts";

/** An account that nobody is warned of and nobody reviews. */
export const nothingToWatch: AccountWatchBody = {
  ...{ today: "2026-11-20", alerts: [], opened: [] },
  review: { line: null, may: false },
};
