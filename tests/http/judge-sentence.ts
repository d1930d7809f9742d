import { parseCurrency } from "../../shared/kernel/currency.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { PAGE_WORDS } from "./page-words.ts";

const ADDRESS = /[\w.+-]+@[\w.-]+/g;
const MERGE_FIELD = /\{\{[^}]*\}\}/g;
const NAMES = new Set(["CRM", "DKIM", "SMS", "Zoho"]);
const OF_ZOD = /invalid|expected|received|pattern|unrecognized|\/\^|[{}[\]\\]/i;
/** No page shows these: what a page itself puts into a request, and what stands for the whole. */
const UNSEEN = [
  "请求内容",
  "记录编号",
  "所见内容的摘要",
  "编号",
  "内容",
  "版本",
  "标识",
  "政策编号",
  "日期",
  "自有信函",
  "所填内容",
  "政策",
  "自有信函",
];

/** What is wrong with how a refusal is said, given what the person typed; null when nothing is. */
export function wrongWords(
  { "zh-CN": zh, en }: Sentence,
  typed: readonly string[],
  isField: boolean,
): string | null {
  if (!/^[^。\n]*\p{Script=Han}[^。\n]*。$/u.test(zh)) return "not one Chinese sentence";
  if (!/^["“A-Z][^\n]*\.$/.test(en)) return "not one English sentence";
  const foreign = latinIn(typed.reduce((text, own) => text.replaceAll(own, ""), zh));
  if (foreign !== undefined) return `"${foreign}" in the Chinese`;
  if (OF_ZOD.test(en.replace(MERGE_FIELD, "")) && !typed.some((own) => en.includes(own)))
    return "the wording of the reader";
  if (isField && !zh.includes("不认识的内容") && !namesAField(zh))
    return "no field is named as the page does";
  return null;
}

const latinIn = (text: string): string | undefined =>
  text
    .replace(ADDRESS, "")
    .replace(MERGE_FIELD, "")
    .match(/[A-Za-z]{2,}/g)
    ?.find((word) => !NAMES.has(word) && !parseCurrency(word).ok);

const SEEN = new Set([...PAGE_WORDS, ...UNSEEN]);

/** In quotes where it begins the sentence; else it is somewhere in it. */
function namesAField(zh: string): boolean {
  const [, quoted] = /^“([^”]+)”/.exec(zh) ?? [];
  const name = quoted?.replace(/^第 \d+ 个(步骤|分组)的?/, "");
  if (name === undefined) return [...SEEN].some((each) => each.length > 1 && zh.includes(each));
  return name === "" || SEEN.has(name);
}
