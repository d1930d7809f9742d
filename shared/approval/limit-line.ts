import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import type { LineState, Verdict } from "./kinds.ts";

/** A limit that somebody proposed for an account, from its first day to its last. */
export interface LimitLine {
  readonly lineId: string;
  /** The account's own. */
  readonly currency: Currency;
  /** 0: only against payment. */
  readonly amountMinor: number;
  readonly from: Day;
  readonly until: Day;
  /** The last word on it; null: it waits for one. */
  readonly verdict: { readonly verdict: Verdict; readonly on: Day; readonly at: number } | null;
}

/**
 * The approved line that counts on a day, as was known then: the one that begins last, and of two with one first day the
 * one that was approved last. Whether its last day is over is another question.
 */
export function lineOn<L extends LimitLine>(lines: readonly L[], asOf: Day): L | null {
  let counts: L | null = null;
  for (const line of lines) {
    if (approvalOf(line, asOf) === null || line.from > asOf) continue;
    if (counts === null || isLater(line, counts)) counts = line;
  }
  return counts;
}

/** How one of an account's lines stands on a day. */
export function lineState(line: LimitLine, lines: readonly LimitLine[], asOf: Day): LineState {
  const { verdict } = line;
  if (verdict === null || verdict.on > asOf) return asOf > line.until ? "lapsed" : "waiting";
  if (verdict.verdict !== "approved") return verdict.verdict;
  if (line.from > asOf) return "planned";
  if (lineOn(lines, asOf)?.lineId !== line.lineId) return "replaced";
  return asOf > line.until ? "ended" : "in-force";
}

const approvalOf = ({ verdict }: LimitLine, asOf: Day): LimitLine["verdict"] =>
  verdict?.verdict === "approved" && verdict.on <= asOf ? verdict : null;

function isLater(line: LimitLine, other: LimitLine): boolean {
  if (line.from !== other.from) return line.from > other.from;
  const [at, otherAt] = [line.verdict?.at ?? 0, other.verdict?.at ?? 0];
  return at === otherAt ? line.lineId > other.lineId : at > otherAt;
}
