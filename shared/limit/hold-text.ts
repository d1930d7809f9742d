import type { Sentence } from "../kernel/contract.ts";
import type { HoldReason, PlacedHold } from "./credit-hold.ts";
import type { CreditControl } from "./control.ts";

/** Why an account is held, for a field of the CRM that people of both languages read. */
export function holdText(
  because: readonly HoldReason[],
  placed: PlacedHold | null,
  { overdue }: Pick<CreditControl, "overdue">,
): string {
  return because
    .map(({ cause }) => {
      if (cause === "placed") return placed?.reason ?? "";
      const text = cause === "overdue" ? overdueText(overdue.days) : TEXTS[cause];
      return `${text["zh-CN"]} / ${text.en}`;
    })
    .join("; ");
}

const TEXTS: Readonly<Record<"insolvency" | "over-limit", Sentence>> = {
  insolvency: { "zh-CN": "已进入破产程序", en: "insolvent" },
  "over-limit": { "zh-CN": "超出信用额度", en: "over the credit limit" },
};

const overdueText = (days: number): Sentence => ({
  "zh-CN": `逾期超过 ${days} 天`,
  en: `overdue by more than ${days} days`,
});
