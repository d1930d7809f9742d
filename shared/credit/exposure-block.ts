import type { BlockPart } from "./block-part.ts";
import type { ExposureFacts } from "./facts.ts";
import { pointsAt } from "./linear.ts";

const BY_USE = [
  [0.5, 100],
  [0.8, 75],
  [1, 40],
  [1.2, 0],
] as const;
const BY_OVERDUE = [
  [0, 100],
  [0.5, 0],
] as const;
/** A name is watched from 8 % of the receivables on; at 10 % it is too large for most portfolios. */
const BY_SHARE = [
  [0.03, 100],
  [0.08, 75],
  [0.1, 50],
  [0.2, 0],
] as const;

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** How much is at stake with them, by their limit and by all that we are owed. Without a limit only the latter. */
export function exposureBlock(facts: ExposureFacts | null): readonly BlockPart[] {
  if (facts === null) return [];
  const { useOfLimit, overdueOfLimit, share } = facts;
  const parts: BlockPart[] = [];
  const ofLimit = { block: "E", reason: "E01" } as const;
  if (useOfLimit !== null) {
    const value = pointsAt(BY_USE, useOfLimit);
    const figures = { use: percent(useOfLimit) };
    parts.push({ ...ofLimit, code: "limit-use", weight: 50, value, isFault: useOfLimit > 0.5, figures });
  }
  if (overdueOfLimit !== null) {
    const value = pointsAt(BY_OVERDUE, overdueOfLimit);
    const figures = { overdue: percent(overdueOfLimit) };
    parts.push({
      ...ofLimit,
      code: "limit-overdue",
      weight: 30,
      value,
      isFault: overdueOfLimit > 0,
      figures,
    });
  }
  if (share !== null) {
    const value = pointsAt(BY_SHARE, share);
    const figures = { share: percent(share) };
    parts.push({
      code: "share",
      block: "E",
      weight: 20,
      value,
      reason: "E02",
      isFault: share > 0.03,
      figures,
    });
  }
  return parts;
}
