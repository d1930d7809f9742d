import type { DemandLine } from "../decision.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { amountIn, dayIn } from "./phrases.ts";

/** One invoice in words: number, due day, age, residual, note. */
export type TableRow = readonly [string, string, string, string, string];

const HEADS: Readonly<Record<LetterLanguage, TableRow>> = {
  "zh-CN": ["发票号码", "到期日", "逾期天数", "未付金额", "备注"],
  en: ["Invoice", "Due", "Days past due", "Open amount", "Note"],
};
const TOTAL: Readonly<Record<LetterLanguage, string>> = { "zh-CN": "合计", en: "Total" };

/** Every open invoice, none left out, however many there are. */
export function tableOf(
  { demand, currency }: MessageFields,
  language: LetterLanguage,
): { readonly head: TableRow; readonly rows: readonly TableRow[]; readonly foot: TableRow } {
  const rows = demand.lines.map(
    (line): TableRow => [
      line.number,
      dayIn(line.dueOn, language),
      line.dpd > 0 ? String(line.dpd) : "–",
      amountIn(line.residualMinor, currency, language),
      noteOf(line, (minor) => amountIn(minor, currency, language), language),
    ],
  );
  const foot: TableRow = [TOTAL[language], "", "", amountIn(demand.openMinor, currency, language), ""];
  return { head: HEADS[language], rows, foot };
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
