import { addDays, type Day } from "../kernel/day.ts";
import { type LimitLine, lineOn } from "./limit-line.ts";

interface WithParts extends LimitLine {
  readonly parts: readonly { readonly currency: string; readonly partMinor: number }[];
}

/**
 * Whether a line allows less than what stands without it, on every day of its own: then no risk waits for a second person.
 * `limitMinor`: what the CRM says today, in the line's currency. A renewal, a raise over a cut that is planned, and a part that is dropped or raised each allow more.
 */
export function onlyLowers<L extends WithParts>(
  line: L,
  lines: readonly L[],
  limitMinor: number | null,
  today: Day,
): boolean {
  if (limitMinor === null || line.amountMinor >= limitMinor) return false;
  const others = lines.filter(
    ({ lineId, verdict }) => lineId !== line.lineId && verdict?.verdict === "approved",
  );
  const changes = others.flatMap(({ from, until }) => [from, addDays(until, 1)]);
  const first = line.from < today ? today : line.from;
  return [first, ...changes.filter((on) => on > first && on <= line.until)].every((on) =>
    lowersOn(line, lineOn(others, on), on),
  );
}

function lowersOn<L extends WithParts>(line: L, other: L | null, on: Day): boolean {
  // Nothing was ever approved: the CRM's figure stands by itself.
  if (other === null) return true;
  if (line.amountMinor === 0) return true;
  // One that nobody renewed is nobody's to go on with.
  if (on > other.until || other.currency !== line.currency || line.amountMinor > other.amountMinor)
    return false;
  return other.parts.every(({ currency, partMinor }) =>
    line.parts.some((part) => part.currency === currency && part.partMinor <= partMinor),
  );
}
