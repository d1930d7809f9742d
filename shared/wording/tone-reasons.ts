import type { Sentence } from "../kernel/contract.ts";

/** Words that must not leave, or had better not, with the reason that is told beside them. */
export interface ToneRule {
  readonly kind: "banned" | "advice";
  /** Patterns: whole words in English, any place in Chinese; compared without regard to case, width and marks. */
  readonly phrases: readonly string[];
  /** "We will not …" says the opposite and is heard so. */
  readonly deniable?: true;
  /** Fit for letters that announce the law, and for no reminder. */
  readonly formalOnly?: true;
  readonly reason: Sentence;
  /** Where the reason comes from. */
  readonly source: string;
}

export const CN_GUIDE =
  "《金融机构个人消费类贷款催收工作指引（试行）》2026-01-30；《互联网金融 个人网络消费信贷 贷后催收风控指引》2025-02-28（对企业欠款作参照）";
export const FDCPA =
  "15 USC 1692d-1692f; 12 CFR 1006.14, 1006.18, 1006.22 (taken as a measure for companies, too)";
export const CONC = "FCA CONC 7.3, 7.9; 15 USC 1692c(b), 1692e";

export const CRIME: Sentence = {
  "zh-CN": "货款逾期是民事纠纷，不能以刑事后果相威胁。",
  en: "A late payment is a civil matter: it may not be threatened with crime, police or prison.",
};
export const SHAME: Sentence = {
  "zh-CN": "羞辱或公开曝光会侵犯名誉权，也会失去这个客户。",
  en: "Shaming or publishing a debtor is unlawful in many places and loses the customer.",
};
export const THIRD: Sentence = {
  "zh-CN": "债务不能告诉第三方，更不能以此相威胁。",
  en: "A debt is told to nobody else, and may not be threatened to be told.",
};
export const POWER: Sentence = {
  "zh-CN": "只有法院能作出的决定，不能说成我们的决定。",
  en: "What only a court decides may not be announced as ours.",
};
export const PRESSURE: Sentence = {
  "zh-CN": "恐吓、上门施压一类的话不能写进信函。",
  en: "Intimidation has no place in a letter.",
};
export const LAW: Sentence = {
  "zh-CN": "提醒函不谈法律措施，请留到正式催告函中再写。",
  en: "A reminder does not speak of the law: keep that for the formal letter.",
};
