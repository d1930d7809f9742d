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

function noteOf(line: DemandLine, amount: (minor: number) => string, language: LetterLanguage): string {
  const notes: string[] = [];
  const inChinese = language === "zh-CN";
  if (line.disputedMinor > 0)
    notes.push(
      inChinese ? `核实异议中 ${amount(line.disputedMinor)}` : `under review: ${amount(line.disputedMinor)}`,
    );
  if (line.promisedMinor > 0)
    notes.push(
      inChinese ? `已承诺 ${amount(line.promisedMinor)}` : `promised: ${amount(line.promisedMinor)}`,
    );
  return notes.join(inChinese ? "；" : "; ");
}
