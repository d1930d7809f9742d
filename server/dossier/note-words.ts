import type { EntryKind, FactKind, Rated, Zone } from "../../shared/dossier/kinds.ts";

export type NoteLanguage = "zh-CN" | "en";

export interface NoteWords {
  readonly file: string;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly rated: Readonly<Record<Rated, string>>;
  readonly facts: Readonly<Record<FactKind, string>>;
  readonly zones: Readonly<Record<Zone, string>>;
  readonly periodEnd: string;
  readonly daysLate: string;
  readonly grade: string;
  readonly limit: string;
  readonly counts: string;
  readonly withdrawn: string;
}

/** What the CRM's own pages say of an entry of the credit file, in the org's language. */
export const noteWords: Readonly<Record<NoteLanguage, NoteWords>> = {
  "zh-CN": {
    file: "信用档案",
    kinds: {
      statement: "财务报表",
      rating: "评定",
      fact: "登记与司法信息",
      reference: "信用证明",
      bureau: "征信报告",
    },
    rated: { financial: "财务状况", market: "声誉与市场" },
    facts: {
      insolvency: "破产",
      enforcement: "被执行",
      "dishonest-debtor": "失信被执行人",
      litigation: "诉讼",
      penalty: "行政处罚",
      other: "其他",
    },
    zones: { safe: "安全", grey: "灰色区", distress: "困境" },
    periodEnd: "报表期末日",
    daysLate: "平均逾期天数",
    grade: "等级与分数",
    limit: "建议额度",
    counts: "有效期至",
    withdrawn: "已撤回",
  },
  en: {
    file: "Credit file",
    kinds: {
      statement: "financial statement",
      rating: "rating",
      fact: "registry or court fact",
      reference: "credit reference",
      bureau: "report of a credit bureau",
    },
    rated: { financial: "Finances", market: "Reputation and market" },
    facts: {
      insolvency: "Insolvency",
      enforcement: "Enforcement",
      "dishonest-debtor": "List of dishonest debtors",
      litigation: "Litigation",
      penalty: "Penalty",
      other: "Other",
    },
    zones: { safe: "safe", grey: "grey zone", distress: "distress" },
    periodEnd: "Period to",
    daysLate: "Days late",
    grade: "Grade and points",
    limit: "Limit",
    counts: "Counts until",
    withdrawn: "withdrawn",
  },
};
