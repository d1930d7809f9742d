import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
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
 * The approved line that counts on a day, as was known then: of those within their days the one that begins last, and of
 * two with one first day the one that was approved last. A raise for a season gives way to the limit of the year when it
 * ends. When the days of all are over, the one that lasted longest: whether its last day is over is another question.
 */
export function lineOn<L extends LimitLine>(lines: readonly L[], asOf: Day): L | null {
  let counts: L | null = null;
  for (const line of lines) {
    if (approvalOf(line, asOf) === null || line.from > asOf) continue;
    if (counts === null || countsBefore(line, counts, asOf)) counts = line;
  }
  return counts;
}

function countsBefore(line: LimitLine, other: LimitLine, asOf: Day): boolean {
  const [until, otherUntil] = [line, other].map((each) => (each.until < asOf ? each.until : asOf)) as [
    Day,
    Day,
  ];
  return until === otherUntil ? isLater(line, other) : until > otherUntil;
}

/** How one of an account's lines stands on a day. */
export function lineState(line: LimitLine, lines: readonly LimitLine[], asOf: Day): LineState {
  const { verdict } = line;
  if (verdict === null || verdict.on > asOf) return asOf > line.until ? "lapsed" : "waiting";
  if (verdict.verdict !== "approved") return verdict.verdict;
  if (line.from > asOf) return "planned";
  if (asOf > line.until) return countsOn(line, lines, line.until) ? "ended" : "replaced";
  if (countsOn(line, lines, asOf)) return "in-force";
  return countsAgain(line, lines, asOf) ? "paused" : "replaced";
}

const countsOn = (line: LimitLine, lines: readonly LimitLine[], on: Day): boolean =>
  lineOn(lines, on)?.lineId === line.lineId;

/** Whether the others end within its days. */
const countsAgain = (line: LimitLine, lines: readonly LimitLine[], asOf: Day): boolean =>
  lines.some(({ until }) => until >= asOf && until < line.until && countsOn(line, lines, addDays(until, 1)));

const approvalOf = ({ verdict }: LimitLine, asOf: Day): LimitLine["verdict"] =>
  verdict?.verdict === "approved" && verdict.on <= asOf ? verdict : null;

function isLater(line: LimitLine, other: LimitLine): boolean {
  if (line.from !== other.from) return line.from > other.from;
  const [at, otherAt] = [line.verdict?.at ?? 0, other.verdict?.at ?? 0];
  return at === otherAt ? line.lineId > other.lineId : at > otherAt;
}
