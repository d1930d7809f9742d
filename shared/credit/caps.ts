import { isSeasoned } from "./cold-start.ts";
import type { AccountHistory } from "./history.ts";

/** A ceiling on the score, whatever the rest says. */
export interface Cap {
  readonly code: "over-90" | "over-60" | "provisional";
  readonly ceiling: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** A forgotten remainder must not sink a good customer. */
const MATERIAL_SHARE = 0.05;

/** Every cap that applies, the lowest first. */
export function capsOf(history: AccountHistory): Cap[] {
  const { oldestDays, largestOver60, largestOver90 } = history.open;
  const caps: Cap[] = [];
  if (largestOver90 >= MATERIAL_SHARE) {
    caps.push({ code: "over-90", ceiling: 49, figures: { days: oldestDays, share: percent(largestOver90) } });
  } else if (largestOver60 >= MATERIAL_SHARE) {
    caps.push({ code: "over-60", ceiling: 64, figures: { days: oldestDays, share: percent(largestOver60) } });
  }
  if (!isSeasoned(history))
    caps.push({ code: "provisional", ceiling: 74, figures: { settled: history.count } });
  return caps;
}

export const lowestCeiling = (history: AccountHistory): number => capsOf(history)[0]?.ceiling ?? 100;

const percent = (share: number): number => Math.round(share * 1000) / 10;
