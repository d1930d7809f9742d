/** Points at and between these: below the first its own, above the last its own, linear between two. */
export function pointsAt(anchors: readonly (readonly [at: number, points: number])[], value: number): number {
  let [from, fromPoints] = anchors[0] ?? [0, 0];
  if (value <= from) return fromPoints;
  for (const [to, points] of anchors) {
    if (value <= to) return fromPoints + ((points - fromPoints) * (value - from)) / (to - from);
    [from, fromPoints] = [to, points];
  }
  return fromPoints;
}
