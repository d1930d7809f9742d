import type { LetterLanguage } from "../dunning/templates/letter-text.ts";
import type { ToneRule } from "./tone-reasons.ts";

/** Sentences in English, clauses in Chinese, which is closed up: a blank or a dot inside a word hides nothing. */
export type Heard = readonly string[];

/** The same words as names of things that are bought, delivered and paid for. */
const HOMONYMS: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\bpolice (?:station|department|academy|college|supply|supplies|uniforms?|equipment)\b|\b(?:anti|counter)[- ]?(?:theft|fraud)\b|\b(?:fraud|theft|crime) (?:prevention|protection|detection|awareness|insurance|novels?|fiction|series)\b|\bprison (?:laundry|kitchen|service|supplies|equipment)\b|\bblacklisted (?:batch|part|serial)\b|\bseizure-free\b|\b(?:the|a) shame (?:of it|that)\b|\bcourt ?yard\b/gu,
  "zh-CN":
    /(?:公安局?|警察局?|监狱|法院|派出所|检察院)(?:采购|订购|对面|旁边|附近|大楼|学院|[^。]{0,2}设备|工程|项目)|(?:报警|警报)(?:器|系统|装置|设备)|曝光(?:表|机|仪|灯|时间)|黑名单(?:过滤|软件|功能)|垃圾(?:桶|箱|袋|处理|分类|邮件)|(?:诈骗电话|防诈骗|反诈骗)|冻结肩|拍卖(?:公司|行)|家人套餐|通讯录(?:联系人)?如有/gu,
};

/** Makes simplified characters of traditional ones: a dictionary, so it is handed in. */
export type Simplify = (text: string) => string;

/** What is bought, delivered or paid for may bear any name; a sentence that does something to the reader may not. */
const NAMED: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\b(?:police|prisons?|jails?|courts?|crimes?|fraud|theft|seizure|attorneys?|lawyers?|solicitors?|sheriffs?|arrest)(?:'s|')?(?:[- ]client)?[- ](?!(?:will|would|shall|is|are|was|were|has|have|had|may|might|must|can|could|do|does|did|be|been|and|or|but|if|unless|until|when|while|as|so|because|about|against|at|by|for|from|in|into|of|on|over|to|with|within|without|today|tonight|tomorrow|now|soon|next|this|that|the|a|an|you|your|we|our|us|it|they|their|them|there|who|which|officers?|reports?|complaints?|files?|action|custody|records?|charges?|sentences?|time|terms?|cells?|proceedings|orders?|cases?|papers?|summons|notices?|claims?|costs?|documents?|doors?|dates?|hearings?)\b)\p{L}+/gu,
  "zh-CN":
    /(?:公安局?|公安机关|警察局?|警方|监狱|法院|派出所|检察院|律师|仲裁|刑事|报警|执行|征信|失信)[^。]{0,10}(?:项目|工程|设备|系统|软件|器材|装置|发票|尾款|订单|采购|验收|货款|货物|许可|培训|服务|型号|保险|保费)/gu,
};
const DONE_TO_YOU: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\b(?:(?:you|we|they|i)(?:'ll| will| shall| may| might| are going| must)|unless|pay)\b/u,
  "zh-CN":
    /将|(?<!工|商|协|议)会(?!员|议|计)|必|承担|移送|追究|委托|聘请|面临|否则|不付|不还|报案|介入|等着|上门/u,
};

/** Somebody warns of those who use our name: they may be called what they are. */
const WARNS: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\b(?:beware|be (?:careful|wary|alert|vigilant)|watch out|pretend(?:s|ing)?|impersonat\w+|phishing)\b/u,
  "zh-CN": /谨防|防范|提防|警惕|冒充|假冒|(?:公安机关|公安局?|警方|银行|银联)[^。]{0,4}(?:提醒|提示|建议)/u,
};
const WARNED_OF: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\b(?:police|crim(?:es?|inals?)|fraud(?:sters?|ulent)?|theft|thie(?:f|ves)|scam(?:s|mers?)?|authorities)\b/gu,
  "zh-CN": /公安(?:机关|局)?|警方|诈骗|欺诈|骗子|犯罪(?:分子)?/gu,
};
/** A word that is spoken about, and whoever the letter was not meant for. */
const MENTIONED: Readonly<Record<LetterLanguage, RegExp>> = {
  en: /\bthe words? "?[\p{L}-]+"?/gu,
  "zh-CN":
    /[^。]{1,4}(?:一词|这个词|这种词|的字眼|这个说法|这种称呼)|(?:您|你)(?:并非|不是|是)[^。]{0,8}(?:家属|家人|同事|亲属|亲友)|祝[^。]{0,10}家人/gu,
};

/** What comes before these words was the reader's wish. Sought from its end: a search for what comes before tries each place. */
const AGREED = /\bas (?:you|we) (?:suggested|asked|agreed)\b/u;

/** Without what is a name, a warning or a word spoken about. */
function heardPart(part: string, language: LetterLanguage): string {
  const agreed = AGREED.exec(part);
  const own = agreed === null ? part : part.slice(agreed.index + agreed[0].length);
  const bare = own.replace(HOMONYMS[language], " ").replace(MENTIONED[language], " ");
  if (DONE_TO_YOU[language].test(bare)) return bare;
  const unnamed = bare.replace(NAMED[language], " ");
  return WARNS[language].test(unnamed) ? unnamed.replace(WARNED_OF[language], " ") : unnamed;
}

/** Marks, invisible characters, fields, the width and the spacing of letters are not heard. */
export function asHeard(text: string, language: LetterLanguage, simplify: Simplify): Heard {
  const words = text
    .normalize("NFKC")
    .replace(/\{\{[^{}]*\}\}/g, " ")
    .replace(/\p{Cf}|[*_]/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase();
  if (language === "en") {
    const even = words.replace(/\b\p{L}(?: \p{L}){2,}\b/gu, (spaced) => spaced.replaceAll(" ", ""));
    return even.split(/(?<=[.!?;])\s+|\n{2,}/).map((each) => heardPart(each.replace(/\s+/g, " "), "en"));
  }
  return simplify(words)
    .split(/[,.;!?。\n]/)
    .map((each) => heardPart(each.replace(/[\s\p{P}]/gu, ""), "zh-CN").replaceAll(" ", ""));
}

/** The first of a rule's phrases that is said and not denied, as it was said; null: none. */
export function phraseSaid(heard: Heard, rule: ToneRule, language: LetterLanguage): string | null {
  // All phrases at once are one walk through the words; which one it was is asked where there is one.
  const any = patternOf(rule.phrases.join("|"), language);
  const parts = heard.filter((part) => any.test(part));
  if (parts.length === 0) return null;
  for (const phrase of rule.phrases) {
    const pattern = patternOf(phrase, language);
    for (const part of parts) {
      const said = pattern.exec(part);
      if (said !== null && !(rule.deniable && isDenied(part, said.index, said[0].length, language)))
        return said[0];
    }
  }
  return null;
}

const known: Readonly<Record<LetterLanguage, Map<string, RegExp>>> = { "zh-CN": new Map(), en: new Map() };

/** Made when first asked for: to make all of them takes longer than to hear a letter. */
function patternOf(phrase: string, language: LetterLanguage): RegExp {
  const before = known[language].get(phrase);
  if (before) return before;
  const whole = language === "en" ? `(?<![a-z\\dà-ÿ])(?:${phrase})(?![a-z\\dà-ÿ])` : phrase;
  const pattern = new RegExp(whole);
  known[language].set(phrase, pattern);
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
