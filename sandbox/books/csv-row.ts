import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { daysBetween, formatDay, parseDay, type Day } from "../../shared/kernel/day.ts";
import { parseMajor } from "../../shared/kernel/money.ts";
import type { Column, Columns } from "./csv-header.ts";

/** One invoice of a CSV ledger. */
export interface CsvRow {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly on: Day;
  readonly dueOn: Day;
  readonly settledOn?: Day;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly disputed: boolean;
}

/** A value that cannot be taken; the message is one sentence naming line, column, value and fix. */
export class BadCell extends Error {}

/** Reads one row; throws `BadCell`. `line` is where the row begins, `currency` what an empty cell means. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  line: number,
  currency: Currency,
): CsvRow {
  const cell = (column: Column): Cell => ({ line, column, text: (cells[columns[column]] ?? "").trim() });
  const on = readDay(cell("invoice_date"));
  const dueOn = readDay(cell("due_date"));
  const money = readMoney(cell("amount"), readCurrency(cell("currency"), currency));
  const settled = cell("settled_date");
  const settledOn = settled.text === "" ? undefined : readDay(settled);
  if (settledOn !== undefined && settledOn < on) {
    const confirmed = cell("days_late").text === String(daysBetween(dueOn, settledOn));
    if (!confirmed) throw tooEarly(settled, on, daysBetween(dueOn, settledOn));
  }
  return {
    invoiceId: readId(cell("invoice_id")),
    customerId: readId(cell("customer_id")),
    on,
    dueOn,
    ...(settledOn === undefined ? {} : { settledOn }),
    ...money,
    disputed: readFlag(cell("disputed")),
  };
}

interface Cell {
  readonly line: number;
  readonly column: Column;
  readonly text: string;
}

/** `because` ends the sentence that the place and the value begin. */
function bad({ line, column, text }: Cell, because: string): BadCell {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new BadCell(`Line ${line}, column ${column}: ${JSON.stringify(shown)} ${because}.`);
}

/**
 * Real ledgers do hold payments in advance, but a settled date before the invoice is more often a slip of
 * the pen: it is taken only when the row says the same a second time, in days_late.
 */
function tooEarly(settled: Cell, on: Day, daysLate: number): BadCell {
  return bad(
    settled,
    `is before the invoice date ${formatDay(on)}; correct one of the two, or for a payment in advance confirm it with ${daysLate} in a column days_late`,
  );
}

function readId(cell: Cell): string {
  if (cell.text === "") throw bad(cell, "is empty; every row needs an id");
  if (cell.text.length > 100) throw bad(cell, "is longer than 100 characters; shorten the id");
  return cell.text;
}

function readDay(cell: Cell): Day {
  const day = parseDay(cell.text);
  if (!day.ok)
    throw bad(cell, "is not a day of the calendar; write it as YYYY-MM-DD, for example 2019-02-28");
  return day.value;
}

function readCurrency(cell: Cell, byDefault: Currency): Currency {
  if (cell.text === "") return byDefault;
  const currency = parseCurrency(cell.text);
  if (!currency.ok) throw bad(cell, "is not an ISO 4217 currency code; write for example CNY, USD or JPY");
  return currency.value;
}

function readMoney(cell: Cell, currency: Currency): { amountMinor: number; currency: Currency } {
  const amount = parseMajor(cell.text, currency);
  if (!amount.ok && amount.because === "too-precise")
    throw bad(cell, `has more decimals than ${currency} has; round it to the currency's smallest unit`);
  if (!amount.ok)
    throw bad(cell, "is not an amount; write digits and a decimal point only, for example 1234.50");
  if (amount.value.amountMinor <= 0)
    throw bad(cell, "is not above zero; leave credit notes and empty invoices out of the file");
  return amount.value;
}

const YES = new Set(["1", "true", "yes", "y"]);
const NO = new Set(["", "0", "false", "no", "n"]);

function readFlag(cell: Cell): boolean {
  const text = cell.text.toLowerCase();
  if (!YES.has(text) && !NO.has(text)) throw bad(cell, "is neither yes nor no; write 1 or 0");
  return YES.has(text);
}
