import { toDay } from "../kernel/day.ts";
import type { ReferenceTable } from "./reference-rates.ts";

/** "2024-07-22 3.35" → rows of one source; percent with at most four decimals. */
const rows = (source: string, text: string): ReferenceTable["rates"] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [day = "", percent = ""] = line.trim().split(" ");
      return { from: toDay(day), ratePpm: Math.round(Number(percent) * 10_000), source };
    });

/**
 * What was published. Each rate was compared on 2026-11-22 with lists that others keep of the publisher's own
 * pages, the newest ones with news of the decision alone; the publisher's page itself was at hand for none. The
 * source names the last publication that was found there, and `knownUntil` is the last day that it speaks for.
 */
export const publishedRates: readonly ReferenceTable[] = [
  {
    tableId: "cn-lpr-1y",
    name: { "zh-CN": "一年期贷款市场报价利率（LPR）", en: "China 1-year loan prime rate (LPR)" },
    // A rate stands until the next publication, on the 20th or the next business day; months without a change are left out.
    // Compared with the Bank of China's table of every month, and the People's Bank's announcements of 2025 and 2026.
    rates: rows(
      "全国银行间同业拆借中心 LPR 1Y, www.chinamoney.com.cn; verified through the publication of 2026-08-20",
      `2019-08-20 4.25
       2019-09-20 4.20
       2019-11-20 4.15
       2020-02-20 4.05
       2020-04-20 3.85
       2021-12-20 3.80
       2022-01-20 3.70
       2022-08-22 3.65
       2023-06-20 3.55
       2023-08-21 3.45
       2024-07-22 3.35
       2024-10-21 3.10
       2025-05-20 3.00`,
    ),
    knownUntil: toDay("2026-09-20"),
  },
  {
    tableId: "eu-ecb-mro",
    name: { "zh-CN": "欧洲央行主要再融资利率（半年）", en: "ECB main refinancing rate, by half-year" },
    // Directive 2011/7/EU, Art. 2(7): the rate in force on 1 January or 1 July, for that half-year. Changes since 2019: 0.50
    // (27 Jul 2022), 1.25, 2.00, 2.50 (21 Dec 2022), 3.00, 3.50, 3.75, 4.00 (21 Jun 2023), 4.25, 4.50 (20 Sep 2023),
    // 4.25 (12 Jun 2024), 3.65, 3.40, 3.15 (18 Dec 2024), 2.90, 2.65, 2.40, 2.15 (11 Jun 2025), 2.40 (17 Jun 2026).
    rates: rows(
      "European Central Bank, key interest rates: main refinancing operations; 2011/7/EU Art. 2(7); verified through 2026-07-01",
      `2020-01-01 0.00
       2023-01-01 2.50
       2023-07-01 4.00
       2024-01-01 4.50
       2024-07-01 4.25
       2025-01-01 3.15
       2025-07-01 2.15
       2026-01-01 2.15
       2026-07-01 2.40`,
    ),
    knownUntil: toDay("2026-12-31"),
  },
  {
    tableId: "uk-boe-base",
    name: { "zh-CN": "英格兰银行基准利率（半年）", en: "Bank of England base rate, by half-year" },
    // SI 2002/1675: the rate of 31 December or 30 June, for debts that fall late in the half-year after it. Compared with the
    // Bank's own list as it is republished (through May 2025) and its decisions since: 4.00 (7 Aug 2025), 3.75 (December 2025),
    // held on 18 Jun 2026.
    rates: rows(
      "Bank of England, official Bank Rate history; SI 2002/1675; verified through 2026-06-30",
      `2020-01-01 0.75
       2020-07-01 0.10
       2022-01-01 0.25
       2022-07-01 1.25
       2023-01-01 3.50
       2023-07-01 5.00
       2024-01-01 5.25
       2025-01-01 4.75
       2025-07-01 4.25
       2026-01-01 3.75`,
    ),
    knownUntil: toDay("2026-12-31"),
  },
  {
    tableId: "us-prompt-payment",
    name: {
      "zh-CN": "美国财政部 Prompt Payment 利率（半年）",
      en: "US Treasury Prompt Payment rate, by half-year",
    },
    // 31 U.S.C. 3902(a): the rate in force on the day after the due day. Only half-years that two sources agree on; an older
    // one is for an admin to add with its notice in the Federal Register.
    rates: rows(
      "US Treasury, Bureau of the Fiscal Service, Prompt Payment interest rates; verified through 2026-07-01",
      `2026-01-01 4.125
       2026-07-01 4.75`,
    ),
    knownUntil: toDay("2026-12-31"),
  },
];
