import type { DemandLine } from "../decision.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { amountIn, dayIn } from "./phrases.ts";

/** One invoice in words: number, due day, age, residual, note; after the number who was billed, where that is not plain. */
export type TableRow = readonly string[];
type PlainRow = readonly [string, string, string, string, string];

export interface InvoiceTable {
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  readonly foot: TableRow;
  /** Which columns are figures. */
  readonly numeric: ReadonlySet<number>;
}

const HEADS: Readonly<Record<LetterLanguage, PlainRow>> = {
  "zh-CN": ["发票号码", "到期日", "逾期天数", "未付金额", "备注"],
  en: ["Invoice", "Due", "Days past due", "Open amount", "Note"],
};
const BILLED: Readonly<Record<LetterLanguage, string>> = { "zh-CN": "客户", en: "Account" };
const TOTAL: Readonly<Record<LetterLanguage, string>> = { "zh-CN": "合计", en: "Total" };

/** Every open invoice, none left out, however many there are. */
export function tableOf({ demand, currency, billed }: MessageFields, language: LetterLanguage): InvoiceTable {
  const withBilled = ([first, ...rest]: PlainRow, name: string): TableRow =>
    billed === undefined ? [first, ...rest] : [first, name, ...rest];
  const rows = demand.lines.map((line) =>
    withBilled(
      [
        line.number,
        dayIn(line.dueOn, language),
        line.dpd > 0 ? String(line.dpd) : "–",
        amountIn(line.residualMinor, currency, language),
        noteOf(line, (minor) => amountIn(minor, currency, language), language),
      ],
      billed?.get(line.invoiceId) ?? "",
    ),
  );
  const foot: PlainRow = [TOTAL[language], "", "", amountIn(demand.openMinor, currency, language), ""];
  return {
    head: withBilled(HEADS[language], BILLED[language]),
    rows,
    foot: withBilled(foot, ""),
    numeric: new Set(billed === undefined ? [2, 3] : [3, 4]),
  };
}

interface Notes {
  readonly between: string;
  readonly disputed: (amount: string) => string;
  readonly promised: (amount: string) => string;
  readonly planned: (amount: string) => string;
  readonly extended: (day: string) => string;
}

const NOTES: Readonly<Record<LetterLanguage, Notes>> = {
  "zh-CN": {
    between: "；",
    disputed: (amount) => `核实异议中 ${amount}`,
    promised: (amount) => `已承诺 ${amount}`,
    planned: (amount) => `分期计划 ${amount}`,
    extended: (day) => `展期至 ${day}`,
  },
  en: {
    between: "; ",
    disputed: (amount) => `under review: ${amount}`,
    promised: (amount) => `promised: ${amount}`,
    planned: (amount) => `on a plan: ${amount}`,
    extended: (day) => `extended to ${day}`,
  },
};

function noteOf(line: DemandLine, amount: (minor: number) => string, language: LetterLanguage): string {
  const say = NOTES[language];
  const notes: string[] = [];
  if (line.disputedMinor > 0) notes.push(say.disputed(amount(line.disputedMinor)));
  if (line.promisedMinor > 0) notes.push(say.promised(amount(line.promisedMinor)));
  if (line.plannedMinor > 0) notes.push(say.planned(amount(line.plannedMinor)));
  if (line.extendedTo !== null) notes.push(say.extended(dayIn(line.extendedTo, language)));
  return notes.join(say.between);
}
