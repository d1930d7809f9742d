import { describe, expect, it } from "@jest/globals";
import type { Currency } from "../../shared/kernel/currency.ts";
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
