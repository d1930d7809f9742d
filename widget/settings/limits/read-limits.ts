import type { LimitsView } from "../../../shared/contact/contract.ts";
import { clockText, minuteOfClock } from "../../../shared/kernel/clock-text.ts";
import type { LimitsRequest } from "../../../shared/contact/request-contract.ts";

type WireLimit = LimitsView["presets"][number]["limits"][number];

/** One limit as its fields have it. */
export interface LimitText {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export function limitText({ inForce, reason }: WireLimit): LimitText {
  const { number, fromMinute, toMinute } = inForce;
  return {
    number: number === null ? "" : String(number),
    from: fromMinute === null ? "" : clockText(fromMinute),
    to: toMinute === null ? "" : clockText(toMinute),
    reason: reason ?? "",
  };
}

type Change = LimitsRequest["changed"][number];

/** What the fields change of the preset: null when nothing; "unread" when they cannot be read. */
export function readLimit({ key, kind, usual }: WireLimit, text: LimitText): Change | null | "unread" {
  const reason = text.reason.trim() === "" ? null : text.reason.trim();
  if (kind === "hours") {
    const [fromMinute, toMinute] = [minuteOfClock(text.from), minuteOfClock(text.to)];
    if (fromMinute === null || toMinute === null) return "unread";
    const isUsual = fromMinute === usual.fromMinute && toMinute === usual.toMinute;
    return isUsual ? null : { key, fromMinute, toMinute, reason };
  }
  const number = Number(text.number);
  if (!/^\d{1,2}$/.test(text.number.trim()) || number < 1) return "unread";
  return number === usual.number ? null : { key, number, reason };
}

/** Whether it lets through what the preset does not, so that a reason is asked for. */
export function isLooserText(limit: WireLimit, text: LimitText): boolean {
  const change = readLimit(limit, text);
  if (change === null || change === "unread") return false;
  const { usual } = limit;
  if (limit.kind === "hours")
    return (
      (change.fromMinute ?? 0) < (usual.fromMinute ?? 0) || (change.toMinute ?? 0) > (usual.toMinute ?? 0)
    );
  const more = (change.number ?? 0) > (usual.number ?? 0);
  return limit.kind === "pause" ? !more : more;
}
