/** Days beyond terms and the points they earn, best first: D&B's published PAYDEX scale; linear between. */
export const PAYDEX_ANCHORS = [
  [-30, 100],
  [-20, 90],
  [0, 80],
  [15, 70],
  [22, 60],
  [30, 50],
  [60, 40],
  [90, 30],
  [120, 20],
  [180, 0],
] as const;

/** Average days beyond terms (negative = early) → 0–100 points. */
export function paydexPoints(dbt: number): number {
  let [fromDays, fromPoints]: readonly [number, number] = PAYDEX_ANCHORS[0];
  if (dbt <= fromDays) return fromPoints;
  for (const [days, points] of PAYDEX_ANCHORS) {
    if (dbt <= days) return fromPoints + ((points - fromPoints) * (dbt - fromDays)) / (days - fromDays);
    [fromDays, fromPoints] = [days, points];
  }
  return 0;
}
