import type { Currency } from "../../../shared/kernel/currency.ts";
import { type Money, parseMajor } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { readPercent } from "../../ui/read-percent.ts";

/** The form's texts; an empty one is inherited, or for the basis: nothing is charged. */
export interface TermsText {
  readonly profileId: string;
  readonly ratePpm: string;
  readonly graceDays: string;
  readonly lateFee: string;
  readonly least: string;
  readonly mostPpm: string;
}

export interface ReadTerms {
  profileId: string | null;
  ratePpm?: number;
  graceDays?: number;
  lateFee?: Money;
  least?: Money;
  mostPpm?: number;
}

/** What a person typed → terms, or the first field that cannot be read. "8.5" is 8.5 % a year. */
export function readTerms(text: TermsText, currency: Currency): Result<ReadTerms, keyof TermsText> {
  const terms: ReadTerms = { profileId: text.profileId === "" ? null : text.profileId };
  for (const key of ["ratePpm", "mostPpm"] as const) {
    const ppm = readPercent(text[key]);
    if (ppm === null) return refuse(key);
    if (ppm !== undefined) terms[key] = ppm;
  }
  const days = text.graceDays.trim();
  if (days !== "") {
    if (!/^\d{1,3}$/.test(days)) return refuse("graceDays");
    terms.graceDays = Number(days);
  }
  for (const key of ["lateFee", "least"] as const) {
    if (text[key].trim() === "") continue;
    const read = parseMajor(text[key].normalize("NFKC").replaceAll(",", ""), currency);
    if (!read.ok || read.value.amountMinor < 0) return refuse(key);
    terms[key] = read.value;
  }
  return ok(terms);
}
