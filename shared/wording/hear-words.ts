import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import type { ToneRule } from "./tone-reasons.ts";

/** Sentences in English, clauses in Chinese, which is closed up: a blank or a dot inside a word hides nothing. */
export type Heard = readonly string[];

/** The same words as names of things that are bought, delivered and paid for. */
const HOMONYMS: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\bpolice (?:station|department|academy|college|supply|supplies|uniforms?|equipment)\b|\b(?:anti|counter)[- ]?(?:theft|fraud)\b|\b(?:fraud|theft|crime) (?:prevention|protection|detection|awareness|insurance|novels?|fiction|series)\b|\bprison (?:laundry|kitchen|service|supplies|equipment)\b|\bblacklisted (?:batch|part|serial)\b|\bseizure-free\b|\b(?:the|a) shame (?:of it|that)\b|\bcourt ?yard\b|[^.]{0,200}\bas (?:you|we) (?:suggested|asked|agreed)\b/gu,
  "zh-CN":
    /(?:公安局?|警察局?|监狱|法院|派出所|检察院)(?:采购|订购|对面|旁边|附近|大楼|学院|[^。]{0,2}设备|工程|项目)|(?:报警|警报)(?:器|系统|装置|设备)|曝光(?:表|机|仪|灯|时间)|黑名单(?:过滤|软件|功能)|垃圾(?:桶|箱|袋|处理|分类|邮件)|(?:诈骗电话|防诈骗|反诈骗)|冻结肩|拍卖(?:公司|行)|家人套餐|通讯录(?:联系人)?如有/gu,
};

const TRADITIONAL =
  "報貴還錢責將網絡聯繫們門凍結銀賬債監獄員會繳資產執強個騙領單鄰親險禍話專號經濟訟訴師詐罰審誠譽臉無恥開發佈媒體記導務齊與";
const SIMPLIFIED =
  "报贵还钱责将网络联系们门冻结银账债监狱员会缴资产执强个骗领单邻亲险祸话专号经济讼诉师诈罚审诚誉脸无耻开发布媒体记导务齐与";
const simple = new Map(Array.from(TRADITIONAL, (each, at) => [each, Array.from(SIMPLIFIED)[at] ?? each]));

/** Marks, invisible characters, fields, the width and the spacing of letters are not heard. */
export function asHeard(text: string, language: LetterLanguage): Heard {
  const words = text
    .normalize("NFKC")
    .replace(/\{\{[^{}]*\}\}/g, " ")
    .replace(/\p{Cf}|[*_]/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase();
  if (language === "en") {
    const even = words.replace(/\b\p{L}(?: \p{L}){2,}\b/gu, (spaced) => spaced.replaceAll(" ", ""));
    return even
      .split(/(?<=[.!?;])\s+|\n{2,}/)
      .map((each) => each.replace(/\s+/g, " ").replace(HOMONYMS.en, " "));
  }
  return words
    .replace(/\p{Script=Han}/gu, (each) => simple.get(each) ?? each)
    .split(/[,.;!?。\n]/)
    .map((each) => each.replace(/[\s\p{P}]/gu, "").replace(HOMONYMS["zh-CN"], ""));
}

const known = new Map<string, RegExp>();

/** The first of a rule's phrases that is said and not denied, as it was said; null: none. */
export function phraseSaid(heard: Heard, rule: ToneRule, language: LetterLanguage): string | null {
  for (const phrase of rule.phrases) {
    const pattern = patternOf(phrase, language);
    for (const part of heard) {
      const said = pattern.exec(part);
      if (said !== null && !(rule.deniable && isDenied(part, said.index, said[0].length, language)))
        return said[0];
    }
  }
  return null;
}

function patternOf(phrase: string, language: LetterLanguage): RegExp {
  const key = `${language} ${phrase}`;
  const before = known.get(key);
  if (before) return before;
  const pattern = new RegExp(
    language === "en" ? `(?<![\\p{L}\\p{N}])(?:${phrase})(?![\\p{L}\\p{N}])` : phrase,
    "u",
  );
  known.set(key, pattern);
  return pattern;
}

/** What is denied is the sender's own doing: that somebody did not pay denies nothing. */
const DENIED =
  /(?:(?:will|would|do|does|is|are|shall|have|has) (?:not|never)|(?:wo|do|does|is|are|would)n't|never|neither|nobody|no (?:need|wish|plan|legal|intention))(?! (?:yet )?(?:pay|paid|settle|hear|act|approve|honou?r|answer|respond|want))(?:(?!\b(?:we|i|they) (?:will|shall|are|have|intend)\b|[,:;]| or (?:we|you)).)*$/u;
const DENIED_WITHIN = /\b(?:will|would|do|does|is|are|shall)(?: not|n't)\b|\bwon't\b|\bnever\b/u;
const DENIED_CHINESE =
  /(?:不会|绝不|从不|并非|不是|不涉及|无需|不认为|不影响|不希望|不打算|不必|未经)[^。则就]{0,14}$/u;

function isDenied(part: string, at: number, length: number, language: LetterLanguage): boolean {
  const before = part.slice(Math.max(0, at - 160), at);
  const said = part.slice(at, at + length);
  return language === "en"
    ? DENIED.test(before) || DENIED_WITHIN.test(said)
    : DENIED_CHINESE.test(before) ||
        /不会|绝不/.test(said) ||
        /^[^。]{0,8}无关/.test(part.slice(at + length));
}
