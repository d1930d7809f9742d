import type { Sentence } from "../kernel/contract.ts";
import { formatDay } from "../kernel/day.ts";
import type { UnknownRate } from "./reference-rates.ts";

/** Hundred-millionths → "10.15%", exact. */
export function percentE8(rateE8: number): string {
  const [whole = "", rest = ""] = (rateE8 / 1_000_000).toFixed(6).split(".");
  const digits = rest.replace(/0+$/, "");
  return `${digits === "" ? whole : `${whole}.${digits}`}%`;
}

export function sayUnknownRate({ table, first, last, asked }: UnknownRate): Sentence {
  const [from, to, on] = [formatDay(first), formatDay(last), formatDay(asked)];
  return {
    "zh-CN": `“${table["zh-CN"]}”只有 ${from} 至 ${to} 的数据，没有 ${on} 的利率，因此不计息：请管理员在设置的“利息与费用”中补录公布的利率。`,
    en: `The rates of “${table.en}” are known from ${from} to ${to} only, not for ${on}, so nothing was reckoned: an admin adds the published rate under “Interest and fees” in the settings.`,
  };
}
