import { describe, expect, it } from "@jest/globals";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type DiscountRules, NO_RULES } from "../../shared/discount/rules.ts";
import { readRules, rulesText } from "../../widget/settings/fees/read-rules.ts";
import { readTerms, type TermsText } from "../../widget/settings/fees/read-terms.ts";

const CNY = "CNY" as Currency;
const blank: TermsText = { profileId: "", ratePpm: "", graceDays: "", lateFee: "", least: "", mostPpm: "" };

describe("the form of an org's terms", () => {
  it("C41: tells an empty field, which is inherited, from 0, which is 0", () => {
    expect(readTerms(blank, CNY)).toEqual({ ok: true, value: { profileId: null } });
    expect(
      readTerms({ ...blank, profileId: "us-contract", ratePpm: "0", graceDays: "0", lateFee: "0" }, CNY),
    ).toEqual({
      ok: true,
      value: {
        profileId: "us-contract",
        ratePpm: 0,
        graceDays: 0,
        lateFee: { amountMinor: 0, currency: CNY },
      },
    });
  });

  it("reads percent to a part per million and amounts to the minor unit, and refuses what it cannot", () => {
    expect(readTerms({ ...blank, ratePpm: "10.15%", least: "1,234.50" }, CNY)).toMatchObject({
      value: { ratePpm: 101_500, least: { amountMinor: 123_450 } },
    });
    for (const [field, typed] of [
      ["ratePpm", "10.12345"],
      ["ratePpm", "-1"],
      ["graceDays", "1.5"],
      ["lateFee", "0.001"],
      ["least", "-5"],
      ["mostPpm", "five"],
    ] as const)
      expect(readTerms({ ...blank, [field]: typed }, CNY)).toEqual({ ok: false, because: field });
  });
});

describe("the form of an org's discounts", () => {
  it("tells an empty field, which says nothing, from 0, and gives back what was saved", () => {
    const rules: DiscountRules = {
      ...NO_RULES,
      marginPpm: 180_000,
      leastMarginPpm: 155_000,
      capitalPpm: 0,
      toleranceMinor: 5_050,
      authority: { admin: 500_000, collector: 100_000, rep: 0 },
      expectedPpm: [990_000, 950_000, 0, 600_000, 200_000],
      standing: { discountPpm: 20_000, withinDays: 10 },
      bySegment: [
        { segment: "key", standing: null },
        { segment: "big", standing: { discountPpm: 10_000, withinDays: 7 } },
      ],
    };
    const text = rulesText(rules, CNY, true, ["key", "rest", "big"]);
    expect(readRules(text, CNY)).toEqual({ ok: true, value: rules });
    expect(readRules(rulesText(NO_RULES, CNY, false, ["key"]), CNY)).toEqual({ ok: true, value: NO_RULES });
    for (const [field, part] of [
      ["marginPpm", { marginPpm: "18,5" }],
      ["expectedPpm", { expected: ["99", "", "80", "60", "20"] }],
      ["withinDays", { withinDays: "0" }],
      ["toleranceMinor", { toleranceMinor: "0.001" }],
      ["toleranceDays", { toleranceDays: "1.5" }],
      ["standing", { standing: "two" }],
      ["bySegment", { bySegment: [{ segment: "key", percent: "2", days: "" }] }],
    ] as const)
      expect(readRules({ ...text, ...part }, CNY)).toEqual({ ok: false, because: field });
  });
});
