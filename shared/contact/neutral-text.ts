import type { Sentence } from "../kernel/contract.ts";

/** Whoever reads one of these learns that somebody owes. Chinese, as they stand in a sentence without blanks. */
const TELLING_ZH =
  "欠 债 逾期 催 账款 帐款 应收 应付 发票 金额 付款 还款 支付 缴 款项 货款 尾款 贷款 款子 结清 到期 拖 赖 法院 起诉 诉讼 律师 征信 失信 元 人民币 违约 利息 滞纳 钱".split(
    " ",
  );

/** The same in English, as the beginnings of words. */
const TELLING_EN =
  "debt owe owing overdue arrear invoice bill billing amount payment payable pay paid unpaid outstanding balance collect receivable due money sum credit loan court legal law lawyer attorney sue reminder dunning default interest fee yuan dollar euro pound".split(
    " ",
  );

const MONEY =
  /[¥￥$€£₩₹]|(?<!\p{L})(?:cny|rmb|usd|eur|gbp|hkd|jpy)(?!\p{L})|\d[\d,]*[.,]\d{2}(?!\d)|\d+(?:,\d{3})+/u;

/** Digits with whatever stands between those of one number. */
const FIGURE = /\d(?:[\d .,'’()/-]*\d)?/gu;
/** A telephone number has more digits; anything shorter may be an amount, a day or a number of ours. */
const PHONE_DIGITS = 7;

/** What must not be told to anybody but the debtor, and may stand in the text all the same. */
export interface Telling {
  /** The debtor's invoice numbers, and what they are for. */
  readonly figures: readonly string[];
  /** The debtor's own name, which one has to say: it is not read for words. */
  readonly accountName: string;
}

/**
 * The first thing in a text that tells somebody else of the debt; null when nothing does. The word is found in any width, with
 * blanks, marks and invisible characters between its letters, in either language.
 */
export function tellsOfDebt(text: string, { figures, accountName }: Telling): string | null {
  if (text.includes("{{")) return "{{";
  const heard = plain(text).split(plain(accountName)).join(" ");
  const [money] = MONEY.exec(heard) ?? [];
  if (money !== undefined) return money;
  const closed = closedUp(heard);
  const ours = figures.find(
    (each) => closedUp(plain(each)).length > 3 && closed.includes(closedUp(plain(each))),
  );
  if (ours !== undefined) return ours;
  const figure = (heard.match(FIGURE) ?? []).find((each) => each.replace(/\D/g, "").length < PHONE_DIGITS);
  if (figure !== undefined) return figure;
  return (
    TELLING_ZH.find((word) => closed.includes(word)) ??
    TELLING_EN.find((word) => new RegExp(`(?<!\\p{L})${spacedOut(word)}`, "u").test(heard)) ??
    null
  );
}

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase();

const closedUp = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, "");

/** Its letters with anything between them that is no letter. */
const spacedOut = (word: string): string => `${[...word].join("[\\s\\p{P}_]*")}${ENDINGS.get(word) ?? ""}`;

/** Where the mere beginning is that of harmless words: "paying", not "paywall"; "sum", not "summer". */
const ENDINGS = new Map(
  [
    "pay",
    "due",
    "sum",
    "law",
    "sue",
    "fee",
    "bill",
    "owe",
    "paid",
    "pound",
    "court",
    "interest",
    "credit",
    "default",
    "legal",
  ].map((word) => [word, "(?:s|d|ed|ing)?(?!\\p{L})"]),
);

/** What one may say to somebody else, by language; it says who looks for whom, and nothing of why. */
export const neutralText = (accountName: string, ourName: string): Sentence => ({
  "zh-CN": `您好，我们是${ourName}。我们一时联系不上${accountName}，想请您转告对方方便时与我们联系，或告知可以联系到对方的电话或邮箱。打扰了，谢谢。`,
  en: `Hello, this is ${ourName}. We have not been able to reach ${accountName}. Could you please ask them to get in touch with us, or tell us a number or an address at which we can reach them? Thank you, and sorry to trouble you.`,
});

export const sayTelling = (word: string): Sentence => ({
  "zh-CN": `请删除“${word}”：向第三方询问时不得透露欠款。`,
  en: `Remove "${word}". Whoever is asked must not learn that anything is owed.`,
});
