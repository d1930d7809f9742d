import type { DemandLine } from "../decision.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { amountIn, dayIn, netOf, undisputedOf } from "./phrases.ts";

/** One invoice in words: number, due day, age, residual, note; after the number who was billed, where that is not plain. */
export type TableRow = readonly string[];
type PlainRow = readonly [string, string, string, string, string];

export interface InvoiceTable {
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** The total; with credits what they are and the net, with a dispute what of the total is not part of it. */
  readonly feet: readonly TableRow[];
  /** Which columns are figures. */
  readonly numeric: ReadonlySet<number>;
}

const HEADS: Readonly<Record<LetterLanguage, PlainRow>> = {
  "zh-CN": ["发票号码", "到期日", "逾期天数", "未付金额", "备注"],
  en: ["Invoice", "Due", "Days past due", "Open amount", "Note"],
};
const BILLED: Readonly<Record<LetterLanguage, string>> = { "zh-CN": "客户", en: "Account" };
interface Feet {
  readonly total: string;
  readonly credits: string;
  readonly net: string;
  readonly undisputed: string;
}
const FEET: Readonly<Record<LetterLanguage, Feet>> = {
  "zh-CN": { total: "合计", credits: "减：贷项与预付款", net: "净额", undisputed: "其中无异议部分" },
  en: { total: "Total", credits: "Less credits", net: "Net", undisputed: "Of the total, undisputed" },
};

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
  const foot = (words: string, minor: number): TableRow =>
    withBilled([words, "", "", amountIn(minor, currency, language), ""], "");
  const say = FEET[language];
  const feet = [foot(say.total, demand.openMinor)];
  if (demand.creditsMinor > 0)
    feet.push(foot(say.credits, -demand.creditsMinor), foot(say.net, netOf(demand)));
  if (demand.disputedMinor > 0) feet.push(foot(say.undisputed, undisputedOf(demand)));
  return {
    head: withBilled(HEADS[language], BILLED[language]),
    rows,
    feet,
    numeric: new Set(billed === undefined ? [2, 3] : [3, 4]),
  };
}

interface Notes {
  readonly between: string;
  readonly disputed: (amount: string) => string;
  readonly promised: (amount: string) => string;
  readonly planned: (amount: string) => string;
  readonly settled: (amount: string) => string;
  readonly extended: (day: string) => string;
}

const NOTES: Readonly<Record<LetterLanguage, Notes>> = {
  "zh-CN": {
    between: "；",
    disputed: (amount) => `核实异议中 ${amount}`,
    promised: (amount) => `已承诺 ${amount}`,
    planned: (amount) => `分期计划 ${amount}`,
    settled: (amount) => `约定减让或和解 ${amount}`,
    extended: (day) => `展期至 ${day}`,
  },
  en: {
    between: "; ",
    disputed: (amount) => `under review: ${amount}`,
    promised: (amount) => `promised: ${amount}`,
    planned: (amount) => `on a plan: ${amount}`,
    settled: (amount) => `settled for less: ${amount}`,
    extended: (day) => `extended to ${day}`,
  },
};

function noteOf(line: DemandLine, amount: (minor: number) => string, language: LetterLanguage): string {
  const say = NOTES[language];
  const notes: string[] = [];
  if (line.disputedMinor > 0) notes.push(say.disputed(amount(line.disputedMinor)));
  if (line.promisedMinor > 0) notes.push(say.promised(amount(line.promisedMinor)));
  if (line.plannedMinor > 0) notes.push(say.planned(amount(line.plannedMinor)));
  if (line.settledMinor > 0) notes.push(say.settled(amount(line.settledMinor)));
  if (line.extendedTo !== null) notes.push(say.extended(dayIn(line.extendedTo, language)));
  return notes.join(say.between);
}
