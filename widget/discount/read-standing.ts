import type { StandingTerms } from "../../shared/discount/rules.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { readPercent } from "../ui/read-percent.ts";

/** Undefined: nothing said; null: none. */
export function readStanding(
  percent: string,
  days: string,
): Result<StandingTerms | null | undefined, "percent" | "days"> {
  const discountPpm = readPercent(percent);
  if (discountPpm === null) return refuse("percent");
  if (discountPpm === undefined) return ok(undefined);
  if (discountPpm === 0) return ok(null);
  return /^[1-9]\d{0,2}$/.test(days.trim())
    ? ok({ discountPpm, withinDays: Number(days.trim()) })
    : refuse("days");
}
