import type { Sentence } from "../kernel/contract.ts";
import type { Offerer } from "./kinds.ts";
import { percentPpm } from "./share-of.ts";

/** So much less on every invoice that is paid within so many days of its issue: 2 % in 10 days. */
export interface StandingTerms {
  readonly discountPpm: number;
  readonly withinDays: number;
}

/** What holds for the accounts of a segment; null: none, although others have some. */
export interface SegmentTerms {
  readonly segment: string;
  readonly standing: StandingTerms | null;
}

/** What an org lets itself give away. Nothing set: nothing may be given. */
export interface DiscountRules {
  /** What it earns on a sale, and what must be left of it. */
  readonly marginPpm: number;
  readonly leastMarginPpm: number;
  /** What its own money costs in a year; null: nobody has said. */
  readonly capitalPpm: number | null;
  /** Days and money, in the org's currency, within which a payment still counts as in time and in full. */
  readonly toleranceDays: number;
  readonly toleranceMinor: number;
  /** The most that each role may let go of a debt. */
  readonly authority: Readonly<Record<Offerer, number>>;
  /** What share of a debt comes in without a settlement, by its age: not due, 1–30, 31–60, 61–90, 91+; null: nobody has said. */
  readonly expectedPpm: readonly number[] | null;
  /** For the whole org; null: none. */
  readonly standing: StandingTerms | null;
  /** In the place of that, for the accounts of some segments. */
  readonly bySegment: readonly SegmentTerms[];
}

export const NO_RULES: DiscountRules = {
  marginPpm: 0,
  leastMarginPpm: 0,
  capitalPpm: null,
  toleranceDays: 1,
  toleranceMinor: 0,
  authority: { admin: 0, collector: 0, rep: 0 },
  expectedPpm: null,
  standing: null,
  bySegment: [],
};

/** The most that paying early may be rewarded with. */
export const mostEarlyPpm = ({ marginPpm, leastMarginPpm }: DiscountRules): number =>
  Math.max(0, marginPpm - leastMarginPpm);

export interface RulesFlaw {
  readonly field: keyof DiscountRules;
  readonly message: Sentence;
}

/** The first mistake in rules as they would hold; null when they can be saved. */
export function flawOfRules(rules: DiscountRules): RulesFlaw | null {
  const [margin, least] = [percentPpm(rules.marginPpm), percentPpm(rules.leastMarginPpm)];
  if (rules.leastMarginPpm > rules.marginPpm)
    return flaw(
      "leastMarginPpm",
      `“最低毛利率” ${least} 高于毛利率 ${margin}：请填写不超过毛利率的数字。`,
      `The least margin, ${least}, is above the margin of ${margin}: enter no more than that.`,
    );
  const { rep, collector, admin } = rules.authority;
  if (rep > collector || collector > admin)
    return flaw(
      "authority",
      "减让权限应依次不减：销售 ≤ 回款专员 ≤ 管理员：请更正。",
      "Authority does not fall with rank: give a rep no more than a collector, and a collector no more than an admin.",
    );
  for (const { standing } of rules.bySegment) {
    const found = flawOfStanding(standing, rules);
    if (found !== null) return { ...found, field: "bySegment" };
  }
  return flawOfStanding(rules.standing, rules);
}

/** Standing terms are under the same guard as an offer. */
export function flawOfStanding(
  standing: StandingTerms | null,
  rules: DiscountRules,
): (RulesFlaw & { readonly field: "standing" }) | null {
  const most = mostEarlyPpm(rules);
  if (standing === null || standing.discountPpm <= most) return null;
  const [ours, top] = [percentPpm(standing.discountPpm), percentPpm(most)];
  return {
    ...flaw(
      "standing",
      `常设折扣 ${ours} 使毛利低于下限：请填写不超过 ${top} 的折扣。`,
      `A standing discount of ${ours} leaves less than the least margin: enter at most ${top}.`,
    ),
    field: "standing",
  };
}

const flaw = (field: keyof DiscountRules, zh: string, en: string): RulesFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});

export type StandingOrigin = "account" | "segment" | "org" | "nobody";

/** What holds for one account, with who said so: none, and not said, are two things. `own`: undefined when it has no word of its own. */
export function standingFor(
  own: StandingTerms | null | undefined,
  segment: string | null,
  { standing, bySegment }: DiscountRules,
): { readonly value: StandingTerms | null; readonly origin: StandingOrigin } {
  if (own !== undefined) return { value: own, origin: "account" };
  const ofSegment = bySegment.find((each) => each.segment === segment);
  if (ofSegment !== undefined) return { value: ofSegment.standing, origin: "segment" };
  return { value: standing, origin: standing === null ? "nobody" : "org" };
}
