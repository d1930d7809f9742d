import { type Caps, capOn } from "../../../shared/activation/caps.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";

/** The caps as they are written; the share in percent. */
export type CapsText = Readonly<Record<keyof Caps, string>>;

/** What a field takes: a number between the two, with or without a fraction. The server takes the same. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}
export interface CapsFlaw extends Range {
  readonly field: keyof Caps;
}

const RANGES: Readonly<Record<keyof Caps, Range>> = {
  firstDay: { from: 1, to: 100_000, whole: true },
  growth: { from: 1, to: 100, whole: false },
  days: { from: 0, to: 90, whole: true },
  fuseShare: { from: 0, to: 100, whole: false },
  fuseAbove: { from: 0, to: 1_000_000, whole: true },
};
export const CAP_FIELDS = Object.keys(RANGES) as readonly (keyof Caps)[];

export const capsText = (caps: Caps): CapsText => ({
  firstDay: String(caps.firstDay),
  growth: String(caps.growth),
  days: String(caps.days),
  fuseShare: String(Math.round(caps.fuseShare * 100_000) / 1000),
  fuseAbove: String(caps.fuseAbove),
});

/** The caps as the server takes them, or the first field that holds no such number. */
export function readCaps(text: CapsText): Result<Caps, CapsFlaw> {
  const read = { ...STILL };
  for (const field of CAP_FIELDS) {
    const { from, to, whole } = RANGES[field];
    const typed = text[field].normalize("NFKC").replace(/[\s,]/g, "");
    const value = Number(typed);
    const fits = /^\d+(\.\d+)?$/.test(typed) && value >= from && value <= to;
    if (!fits || (whole && !Number.isInteger(value))) return refuse({ field, from, to, whole });
    read[field] = field === "fuseShare" ? value / 100 : value;
  }
  return ok(read);
}

const STILL: Record<keyof Caps, number> = { firstDay: 0, growth: 0, days: 0, fuseShare: 0, fuseAbove: 0 };

const SHOWN = 5;

/** At most so many messages on each of the first live days, as far as a sentence can bear. */
export function firstDays(caps: Caps): readonly number[] {
  const days = Array.from({ length: Math.min(caps.days, SHOWN) }, (_, at) => at as Day);
  return days.map((on) => capOn(caps, 0 as Day, on) ?? 0);
}
