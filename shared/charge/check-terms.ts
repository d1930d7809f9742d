import type { Sentence } from "../kernel/contract.ts";
import type { Day } from "../kernel/day.ts";
import { ceilingOf } from "./accrue.ts";
import { type ChargeTerms, effectiveTerms } from "./effective-terms.ts";
import { chargeProfiles } from "./profiles.ts";
import type { ReferenceTable } from "./reference-rates.ts";
import { percentE8, sayUnknownRate } from "./say.ts";

export interface TermsFlaw {
  readonly field: keyof ChargeTerms;
  readonly message: Sentence;
}

/**
 * The first mistake in what is being saved, the account's terms or else the org's, as they would hold from that day on; null
 * when they can be saved. What an account inherits and its law leaves no room for is no mistake of the account's: it is unused.
 */
export function flawOfTerms(
  org: ChargeTerms,
  account: ChargeTerms,
  tables: readonly ReferenceTable[],
  asOf: Day,
): TermsFlaw | null {
  for (const { profileId } of [org, account])
    if (typeof profileId === "string" && !chargeProfiles.some((each) => each.profileId === profileId))
      return flaw(
        "profileId",
        "没有这种计费依据：请重新选择。",
        "There is no such basis for charges: choose another.",
      );
  const { profile, rate } = effectiveTerms(org, account);
  const saved = Object.keys(account).length === 0 ? org : account;
  if (profile.value?.basis === "statute" && typeof saved.ratePpm === "number")
    return flaw(
      "ratePpm",
      "利率由法律规定，不能另填：请删除“年利率”，或选择按合同约定。",
      "The rate is set by law: leave it out, or choose a basis by contract.",
    );
  if (profile.value?.basis === "statute" && saved.lateFee)
    return flaw(
      "lateFee",
      "法定依据没有滞纳金：请删除“滞纳金”，或选择按合同约定。",
      "The law knows no such late fee: leave it out, or choose a basis by contract.",
    );
  const { ceiling } = profile.value ?? { ceiling: null };
  if (ceiling === null || rate.value?.kind !== "fixed") return null;
  const most = ceilingOf(ceiling, tables, asOf);
  if (!most.ok) return { field: "ratePpm", message: sayUnknownRate(most.because) };
  const ours = rate.value.ratePpm * 100;
  if (ours <= most.value.rateE8) return null;
  const [own, top] = [percentE8(ours), percentE8(most.value.rateE8)];
  return flaw(
    "ratePpm",
    `年利率 ${own} 高于法定上限 ${top}：请填写不超过 ${top} 的利率。`,
    `${own} a year is above the legal cap of ${top}: enter no more than that.`,
  );
}

const flaw = (field: keyof ChargeTerms, zh: string, en: string): TermsFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});
