import { assert } from "../kernel/result.ts";
import { roundedShare } from "./quotient.ts";

/**
 * Shares Σ parts / whole, rounded once, among the parts, largest remainder first and then in their order: what is
 * shown of each adds up to what is shown of all. Parts may be negative.
 */
export function shareOut(parts: readonly bigint[], whole: bigint): readonly number[] {
  // What is left over of a part is below `whole`; numbers are sorted in a fraction of the time.
  assert(whole <= Number.MAX_SAFE_INTEGER, "what is left over is a safe number");
  let sum = 0n;
  const size = Number(whole);
  const shares: number[] = [];
  const rests: { readonly at: number; readonly rest: number }[] = [];
  for (const [at, part] of parts.entries()) {
    const rest = Number(part % whole);
    const below = rest < 0 ? 1 : 0;
    shares.push(Number(part / whole) - below);
    rests.push({ at, rest: rest + below * size });
    sum += part;
  }
  const left = Number(roundedShare(sum, whole)) - shares.reduce((all, share) => all + share, 0);
  rests.sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of rests.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
