import type { DiscountRules } from "../../../shared/discount/rules.ts";
import type { Currency } from "../../../shared/kernel/currency.ts";
import { formatMajor, money, parseMajor } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { readStanding } from "../../discount/read-standing.ts";
import { readPercent } from "../../ui/read-percent.ts";

/** The form's texts, by field. */
export interface RulesText {
  readonly marginPpm: string;
  readonly leastMarginPpm: string;
  readonly capitalPpm: string;
  readonly toleranceDays: string;
  readonly toleranceMinor: string;
  readonly rep: string;
  readonly collector: string;
  readonly admin: string;
  readonly expected: readonly string[];
  readonly standing: string;
  readonly withinDays: string;
  readonly bySegment: readonly SegmentText[];
}

export interface SegmentText {
  readonly segment: string;
  readonly percent: string;
  readonly days: string;
}

export type RulesField = Exclude<keyof RulesText, "expected"> | "expectedPpm";

/** What a person typed → rules, or the first field that cannot be read. An empty percentage is 0, or not said where that may be. */
export function readRules(text: RulesText, currency: Currency): Result<DiscountRules, RulesField> {
  const shares = { marginPpm: 0, leastMarginPpm: 0, rep: 0, collector: 0, admin: 0 };
  for (const key of ["marginPpm", "leastMarginPpm", "rep", "collector", "admin"] as const) {
    const ppm = readPercent(text[key]);
    if (ppm === null) return refuse(key);
    shares[key] = ppm ?? 0;
  }
  const capitalPpm = readPercent(text.capitalPpm);
  if (capitalPpm === null) return refuse("capitalPpm");
  const days = text.toleranceDays.trim() === "" ? "0" : text.toleranceDays.trim();
  if (!/^\d{1,2}$/.test(days)) return refuse("toleranceDays");
  const typed = text.toleranceMinor.normalize("NFKC").replaceAll(",", "").trim();
  const tolerance = parseMajor(typed === "" ? "0" : typed, currency);
  if (!tolerance.ok || tolerance.value.amountMinor < 0) return refuse("toleranceMinor");
  const expected = text.expected.map(readPercent);
  const unsaid = expected.every((ppm) => ppm === undefined);
  if (!unsaid && expected.some((ppm) => typeof ppm !== "number")) return refuse("expectedPpm");
  const standing = readStanding(text.standing, text.withinDays);
  if (!standing.ok) return refuse(standing.because === "percent" ? "standing" : "withinDays");
  const bySegment: DiscountRules["bySegment"][number][] = [];
  for (const { segment, percent: typedPercent, days: typedDays } of text.bySegment) {
    const own = readStanding(typedPercent, typedDays);
    if (!own.ok) return refuse("bySegment");
    if (own.value !== undefined) bySegment.push({ segment, standing: own.value });
  }
  const { marginPpm, leastMarginPpm, ...authority } = shares;
  return ok({
    ...{ marginPpm, leastMarginPpm, authority },
    capitalPpm: capitalPpm ?? null,
    toleranceDays: Number(days),
    toleranceMinor: tolerance.value.amountMinor,
    expectedPpm: unsaid ? null : expected.map((ppm) => ppm ?? 0),
    standing: standing.value ?? null,
    bySegment,
  });
}

const AGES = 5;

/** The other way round. */
export function rulesText(
  { marginPpm, leastMarginPpm, capitalPpm, authority, ...rules }: DiscountRules,
  currency: Currency,
  saved: boolean,
  segments: readonly string[],
): RulesText {
  const percent = (ppm: number | null): string => (ppm === null || !saved ? "" : String(ppm / 10_000));
  return {
    marginPpm: percent(marginPpm),
    leastMarginPpm: percent(leastMarginPpm),
    capitalPpm: percent(capitalPpm),
    toleranceDays: String(rules.toleranceDays),
    toleranceMinor: formatMajor(money(rules.toleranceMinor, currency)),
    rep: percent(authority.rep),
    collector: percent(authority.collector),
    admin: percent(authority.admin),
    expected: Array.from({ length: AGES }, (_, at) => percent(rules.expectedPpm?.[at] ?? null)),
    standing: percent(rules.standing?.discountPpm ?? null),
    withinDays: rules.standing === null ? "" : String(rules.standing.withinDays),
    bySegment: segments.map((segment) => {
      const own = rules.bySegment.find((each) => each.segment === segment);
      const { discountPpm = 0, withinDays = "" } = own?.standing ?? {};
      return { segment, percent: own ? percent(discountPpm) : "", days: String(withinDays) };
    }),
  };
}
