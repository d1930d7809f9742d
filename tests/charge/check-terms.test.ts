import { describe, expect, it } from "@jest/globals";
import { flawOfTerms } from "../../shared/charge/check-terms.ts";
import { type ChargeTerms, effectiveTerms } from "../../shared/charge/effective-terms.ts";
import { publishedRates } from "../../shared/charge/published-rates.ts";
import { parseCurrency } from "../../shared/kernel/currency.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { assert } from "../../shared/kernel/result.ts";

const CNY = parseCurrency("CNY");
assert(CNY.ok, "the yuan is a currency");
const lateFee = money(5_000, CNY.value);
const byContract: ChargeTerms = { profileId: "us-contract", ratePpm: 100_000, lateFee };
const flawed = (org: ChargeTerms, account: ChargeTerms) =>
  flawOfTerms(org, account, publishedRates, toDay("2026-03-01"))?.field ?? null;

describe("terms that are saved", () => {
  it("let one account go by the law where the org goes by contract: what it inherits is unused", () => {
    const byLaw: ChargeTerms = { profileId: "cn-sme-payment" };
    expect(flawed(byContract, byLaw)).toBeNull();
    const { rate, lateFee: fee } = effectiveTerms(byContract, byLaw);
    expect([rate.value, fee.value]).toEqual([{ kind: "fixed", ratePpm: 182_500 }, null]);
  });

  it("name no rate and no fee of their own beside a law, for an account or for the org", () => {
    for (const profileId of ["cn-sme-payment", "uk-1998", "us-federal"]) {
      expect(flawed(byContract, { profileId, ratePpm: 100_000 })).toBe("ratePpm");
      expect(flawed(byContract, { profileId, lateFee })).toBe("lateFee");
      expect(flawed({ profileId, ratePpm: 100_000 }, {})).toBe("ratePpm");
      expect(flawed({ profileId, lateFee }, {})).toBe("lateFee");
    }
  });

  it("stay under the cap of the basis they end up with, whoever named the rate", () => {
    expect(flawed(byContract, { ratePpm: 250_000 })).toBeNull();
    expect(flawed(byContract, { ratePpm: 250_001 })).toBe("ratePpm");
    // Four times the LPR of that day is 12 %.
    expect(flawed({ ...byContract, ratePpm: 120_000 }, { profileId: "cn-contract" })).toBeNull();
    expect(flawed({ ...byContract, ratePpm: 120_001 }, { profileId: "cn-contract" })).toBe("ratePpm");
  });
});
