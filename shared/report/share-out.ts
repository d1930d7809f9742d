import { roundedShare } from "./quotient.ts";

/**
 * Shares Σ parts / whole, rounded once, among the parts, largest remainder first and then in their order: what is
 * shown of each adds up to what is shown of all. Parts may be negative.
 */
export function shareOut(parts: readonly bigint[], whole: bigint): readonly number[] {
  const floors = parts.map((part) => floorOf(part, whole));
  const all = roundedShare(
    parts.reduce((sum, part) => sum + part, 0n),
    whole,
  );
  const left = Number(all - floors.reduce((sum, floor) => sum + floor, 0n));
  const raised = parts
    .map((part, at) => ({ at, rest: part - (floors[at] ?? 0n) * whole }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1))
    .slice(0, left);
  const shares = floors.map(Number);
  for (const { at } of raised) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** numerator / denominator, down. */
const floorOf = (numerator: bigint, denominator: bigint): bigint => {
  const cut = numerator / denominator;
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut;
};
