import { balanceOf } from "../../shared/charge/charge.ts";
import type { ChargeBody, ChargeTermsBody } from "../../shared/charge/contract.ts";
import type { EffectiveTerms } from "../../shared/charge/effective-terms.ts";
import { percentE8 } from "../../shared/charge/say.ts";
import type { ReferenceTable } from "../../shared/charge/reference-rates.ts";
import type { RateRule } from "../../shared/charge/terms.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { KeptCharge } from "./ports.ts";

/** A claim as it travels. */
export function chargeBody(charge: KeptCharge): ChargeBody {
  const { chargeId, invoiceId, number, kind, currency, amountMinor, formula, acts } = charge;
  const { state, waivedMinor, paidMinor, openMinor } = balanceOf(charge, acts);
  const days = { from: formatDay(charge.from), to: formatDay(charge.to) };
  return {
    ...{ chargeId, invoiceId, number, kind, ...days, currency, amountMinor },
    formula: {
      dayCount: formula.dayCount,
      source: formula.source,
      lines: formula.lines.map((line) => ({ ...line, from: formatDay(line.from), to: formatDay(line.to) })),
    },
    ...{ state, waivedMinor, paidMinor, openMinor },
    acts: acts.map(({ act, amountMinor: minor, on, reason, byName }) => ({
      ...{ act, amountMinor: minor, on: formatDay(on), reason, by: byName },
    })),
  };
}

export const termsBody = (terms: EffectiveTerms, tables: readonly ReferenceTable[]): ChargeTermsBody => {
  const { value: profile, origin } = terms.profile;
  const named = profile && { profileId: profile.profileId, name: profile.name, source: profile.source };
  const { rate, graceDays, least, lateFee, mostPpm } = terms;
  return {
    profile: { value: named, origin },
    rate: { value: rate.value && sayRate(rate.value, tables), origin: rate.origin },
    ...{ graceDays, least, lateFee, mostPpm },
  };
};

function sayRate(rate: RateRule, tables: readonly ReferenceTable[]): Sentence {
  if (rate.kind === "fixed") {
    const percent = percentE8(rate.ratePpm * 100);
    return { "zh-CN": `年 ${percent}`, en: `${percent} a year` };
  }
  const name = tables.find(({ tableId }) => tableId === rate.tableId)?.name;
  const times = rate.timesPercent === 100 ? "" : ` × ${rate.timesPercent / 100}`;
  const plus = rate.spreadPpm === 0 ? "" : ` + ${percentE8(rate.spreadPpm * 100)}`;
  return { "zh-CN": `${name?.["zh-CN"]}${times}${plus}`, en: `${name?.en}${times}${plus}` };
}
