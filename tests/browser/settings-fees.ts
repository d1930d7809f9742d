import type express from "express";
import type { FeesBody } from "../../shared/charge/contract.ts";
import { chargeProfiles } from "../../shared/charge/profiles.ts";
import { publishedRates } from "../../shared/charge/published-rates.ts";
import type { DiscountsBody } from "../../shared/discount/contract.ts";
import { DiscountRulesRequest } from "../../shared/discount/request-contract.ts";
import { flawOfRules, NO_RULES } from "../../shared/discount/rules.ts";
import { formatDay } from "../../shared/kernel/day.ts";

const nobody = <T>(value: T) => ({ value, origin: "nobody" as const });

/** An org that charges nothing yet, and the discounts that it allows, kept in memory and checked as the server does. */
export function addFees(app: express.Express): void {
  const fees: FeesBody = {
    terms: {
      ...{ profile: nobody(null), rate: nobody(null), graceDays: nobody(0) },
      ...{ least: nobody(null), lateFee: nobody(null), mostPpm: nobody(null) },
    },
    ...{ own: {}, currency: "CNY", today: "2026-11-20" },
    profiles: chargeProfiles.map(({ profileId, name, source, basis }) => ({
      ...{ profileId, name, source, byContract: basis === "contract" },
    })),
    tables: publishedRates.map(({ tableId, name, knownUntil, rates }) => ({
      ...{ tableId, name, knownUntil: formatDay(knownUntil), expired: tableId === "cn-lpr-1y" },
      rates: rates.map((rate) => ({ ...rate, from: formatDay(rate.from) })),
    })),
  };
  let discounts: DiscountsBody = {
    currency: "CNY",
    rules: { ...NO_RULES, expectedPpm: null, bySegment: [] },
    segments: [{ key: "key", name: { "zh-CN": "重点客户", en: "Key accounts" } }],
    saved: false,
  };
  app.get("/v1/settings/charges", (_request, response) => void response.json(fees));
  app.get("/v1/settings/discounts", (_request, response) => void response.json(discounts));
  app.put("/v1/settings/discounts", (request, response) => {
    const { clientId: _id, reason: _reason, ...rules } = DiscountRulesRequest.parse(request.body);
    const flaw = flawOfRules(rules);
    if (flaw) return void response.status(422).json({ error: { code: "bad-field", ...flaw } });
    discounts = { ...discounts, rules, saved: true };
    response.json(discounts);
  });
}
