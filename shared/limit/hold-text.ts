import type { Sentence } from "../kernel/contract.ts";
import type { HoldReason, PlacedHold } from "./credit-hold.ts";
import type { CreditControl } from "./control.ts";

/** Why an account is held, in each language; what a person wrote stands as it was written. */
export function holdWhy(
  because: readonly HoldReason[],
  placed: PlacedHold | null,
  { overdue }: Pick<CreditControl, "overdue">,
): Sentence {
  const texts = because.map(({ cause }): Sentence => {
    if (cause === "placed") return { "zh-CN": placed?.reason ?? "", en: placed?.reason ?? "" };
    return cause === "overdue" ? overdueText(overdue.days) : TEXTS[cause];
  });
  return {
    "zh-CN": texts.map((text) => text["zh-CN"]).join("；"),
    en: texts.map(({ en }) => en).join("; "),
  };
}

/** The same for a field of the CRM that people of both languages read. */
export const bothTexts = ({ "zh-CN": zh, en }: Sentence): string => (zh === en ? en : `${zh} / ${en}`);

const TEXTS: Readonly<Record<"insolvency" | "over-limit" | "over-group", Sentence>> = {
  insolvency: { "zh-CN": "已进入破产程序", en: "insolvent" },
  "over-limit": { "zh-CN": "超出信用额度", en: "over the credit limit" },
  "over-group": { "zh-CN": "集团超出信用额度", en: "the group is over its credit limit" },
};

const overdueText = (days: number): Sentence => ({
  "zh-CN": `逾期超过 ${days} 天`,
  en: `overdue by more than ${days} days`,
});
