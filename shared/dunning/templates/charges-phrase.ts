import type { OpenCharge } from "../../charge/charge.ts";
import type { ChargeKind } from "../../charge/kinds.ts";
import { percentE8 } from "../../charge/say.ts";
import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { LetterLanguage } from "./letter-text.ts";

interface Say {
  readonly kinds: Readonly<Record<ChargeKind, string>>;
  readonly item: (kind: string, number: string) => string;
  readonly line: (
    principal: string,
    rate: string,
    days: number,
    count: string,
    from: string,
    to: string,
  ) => string;
  readonly capped: string;
  readonly equals: (formula: string, amount: string) => string;
  readonly left: (amount: string) => string;
  readonly by: (source: string) => string;
  readonly all: (items: string, total: string) => string;
  readonly between: string;
}

const SAY: Readonly<Record<LetterLanguage, Say>> = {
  "zh-CN": {
    kinds: { interest: "逾期利息", "late-fee": "滞纳金", compensation: "追收费用补偿" },
    item: (kind, number) => `${number} ${kind}`,
    line: (principal, rate, days, count, from, to) =>
      `${principal} × 年 ${rate} × ${days} 天（${count}，${from}至${to}）`,
    capped: "（按法定上限）",
    equals: (formula, amount) => (formula === "" ? amount : `${formula} = ${amount}`),
    left: (amount) => `，未付 ${amount}`,
    by: (source) => `，依据：${source}`,
    all: (items, total) =>
      `另有以下利息与费用，未计入上述发票金额：${items}。以上利息与费用未付合计 ${total}。`,
    between: "；",
  },
  en: {
    kinds: {
      interest: "late interest",
      "late-fee": "late fee",
      compensation: "compensation for recovery costs",
    },
    item: (kind, number) => `${kind} on ${number}`,
    line: (principal, rate, days, count, from, to) =>
      `${principal} × ${rate} a year × ${days} ${days === 1 ? "day" : "days"} (${count}, ${from} to ${to})`,
    capped: " (at the legal cap)",
    equals: (formula, amount) => (formula === "" ? amount : `${formula} = ${amount}`),
    left: (amount) => `, of which ${amount} is open`,
    by: (source) => ` (${source})`,
    all: (items, total) =>
      `Apart from the invoices, and not part of the amounts above, we claim: ${items}. Open of these claims: ${total}.`,
    between: "; ",
  },
};

/** The accepted claims of one currency, each with its formula and its source; empty when there are none. */
export function chargesPhrase(
  charges: readonly OpenCharge[],
  currency: Currency,
  language: LetterLanguage,
  write: { readonly amount: (minor: number) => string; readonly day: (on: Day) => string },
): string {
  const ours = charges.filter((each) => each.currency === currency && each.openMinor > 0);
  if (ours.length === 0) return "";
  const say = SAY[language];
  const { amount, day } = write;
  const items = ours.map((charge) => {
    const { lines, dayCount, source } = charge.formula;
    const sources = [source, ...lines.map((line) => line.source)].filter((each) => each !== null);
    const formula = lines
      .map(({ principalMinor, rateE8, days, from, to, capped }) =>
        [
          say.line(amount(principalMinor), percentE8(rateE8), days, dayCount, day(from), day(to)),
          capped ? say.capped : "",
        ].join(""),
      )
      .join(" + ");
    return [
      `${say.item(say.kinds[charge.kind], charge.number)}${language === "en" ? ": " : "："}`,
      say.equals(formula, amount(charge.amountMinor)),
      charge.openMinor < charge.amountMinor ? say.left(amount(charge.openMinor)) : "",
      say.by([...new Set(sources)].join("; ")),
    ].join("");
  });
  const total = ours.reduce((all, { openMinor }) => all + openMinor, 0);
  return say.all(items.join(say.between), amount(total));
}
