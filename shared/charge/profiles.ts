import { parseCurrency } from "../kernel/currency.ts";
import { money, type Money } from "../kernel/money.ts";
import { assert } from "../kernel/result.ts";
import type { ChargeProfile } from "./terms.ts";

function fixed(amountMinor: number, code: string): Money {
  const currency = parseCurrency(code);
  assert(currency.ok, `${code} is a currency`);
  return money(amountMinor, currency.value);
}

const plain = {
  dayCount: "ACT/365",
  compounding: "none",
  graceDays: 0,
  ceiling: null,
  mostDays: null,
  mostPpm: null,
  compensation: [],
} as const;

/** Ready-made ways to charge for late payment. No legal advice: each names what it follows. */
export const chargeProfiles: readonly ChargeProfile[] = [
  {
    ...plain,
    profileId: "cn-sale-lpr",
    name: {
      "zh-CN": "中国：买卖合同未约定（LPR×1.3）",
      en: "China: sale without an agreed rate (LPR × 1.3)",
    },
    basis: "statute",
    rate: { kind: "reference", tableId: "cn-lpr-1y", timesPercent: 130, spreadPpm: 0, at: "start" },
    source: "最高人民法院 买卖合同司法解释（2020）第十八条",
  },
  {
    ...plain,
    profileId: "cn-sme-payment",
    name: { "zh-CN": "中国：中小企业款项（每日万分之五）", en: "China: payment to an SME (0.05 % a day)" },
    basis: "statute",
    rate: { kind: "fixed", ratePpm: 182_500 },
    source: "保障中小企业款项支付条例（国务院令第802号）第十七条",
  },
  {
    ...plain,
    profileId: "cn-contract",
    name: { "zh-CN": "中国：按合同约定（不超过 4 倍 LPR）", en: "China: by contract (at most 4 × LPR)" },
    basis: "contract",
    rate: null,
    ceiling: { kind: "reference", tableId: "cn-lpr-1y", timesPercent: 400 },
    source: "合同约定；民法典第五百八十五条；民间借贷司法解释（2020）第二十五条",
  },
  {
    ...plain,
    profileId: "eu-2011-7",
    name: {
      "zh-CN": "欧盟：2011/7/EU（参考利率 + 8 个百分点）",
      en: "EU: 2011/7/EU (reference rate + 8 points)",
    },
    basis: "statute",
    rate: { kind: "reference", tableId: "eu-ecb-mro", timesPercent: 100, spreadPpm: 80_000, at: "each-day" },
    compensation: [{ fromMinor: 0, fixed: fixed(4000, "EUR") }],
    source: "Directive 2011/7/EU, Art. 2(6), 3, 6",
  },
  {
    ...plain,
    profileId: "uk-1998",
    name: { "zh-CN": "英国：1998 年法（基准利率 + 8 个百分点）", en: "UK: 1998 Act (base rate + 8 points)" },
    basis: "statute",
    rate: { kind: "reference", tableId: "uk-boe-base", timesPercent: 100, spreadPpm: 80_000, at: "start" },
    compensation: [
      { fromMinor: 0, fixed: fixed(4000, "GBP") },
      { fromMinor: 100_000, fixed: fixed(7000, "GBP") },
      { fromMinor: 1_000_000, fixed: fixed(10_000, "GBP") },
    ],
    source: "Late Payment of Commercial Debts (Interest) Act 1998, s. 1, 5A; SI 2002/1675",
  },
  {
    ...plain,
    profileId: "us-contract",
    name: { "zh-CN": "美国：按合同约定", en: "US: by contract" },
    basis: "contract",
    rate: null,
    // The highest of the state caps on business debts; lower ones are for the org's counsel to name.
    ceiling: { kind: "fixed", ratePpm: 250_000 },
    source: "Contract clause; state usury laws (about 5 to 25 % a year)",
  },
  {
    ...plain,
    profileId: "us-federal",
    name: {
      "zh-CN": "美国：联邦机构（Prompt Payment Act）",
      en: "US: federal agency (Prompt Payment Act)",
    },
    basis: "statute",
    rate: { kind: "reference", tableId: "us-prompt-payment", timesPercent: 100, spreadPpm: 0, at: "start" },
    // What is unpaid after 30 days joins the principal, and nothing accrues for more than a year.
    dayCount: "ACT/360",
    compounding: "30-days",
    mostDays: 365,
    source: "31 U.S.C. 3902, 3907(b); 5 CFR 1315.10, 1315.17",
  },
];
