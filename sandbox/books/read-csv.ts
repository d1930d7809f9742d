import { pipeline } from "node:stream/promises";
import { CsvError, parse, type Info } from "csv-parse";
import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { later, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Book } from "./book.ts";
import { findColumns, type Columns } from "./csv-header.ts";
import { ledgerOfRows } from "./csv-ledger.ts";
import { BadCell, readRow, type CsvRow } from "./csv-row.ts";
import { csvText, Unreadable } from "./csv-text.ts";
import { cutBook } from "./cut-book.ts";

export interface CsvOptions {
  /** The day to stand on; without it, the last invoice or settlement day in the file. */
  readonly today?: Day;
  /** What an invoice is in when its row does not say; USD without it. */
  readonly currency?: string;
}

/**
 * Reads a ledger: columns invoice_id, customer_id, invoice_date, due_date, settled_date (empty = open), amount
 * in major units; optional currency, disputed (0/1) and days_late (confirms a payment in advance).
 * A refusal is one sentence naming line, column, value and fix; then nothing of the file is taken.
 */
export async function readCsvBook(path: string, options: CsvOptions = {}): Promise<Result<Book, string>> {
  const currency = parseCurrency(options.currency ?? "USD");
  if (!currency.ok)
    return refuse(
      `"${options.currency}" is not an ISO 4217 currency code; give for example CNY, USD or JPY.`,
    );
  try {
    const rows = await readRows(path, currency.value);
    return ok(cutBook(ledgerOfRows(rows), options.today ?? lastDayOf(rows)));
  } catch (fault) {
    if (fault instanceof Unreadable || fault instanceof BadCell) return refuse(fault.message);
    throw fault;
  }
}

async function readRows(path: string, currency: Currency): Promise<readonly CsvRow[]> {
  const parser = parse({ info: true, bom: true, relax_column_count: true, record_delimiter: "\n" });
  const fed = pipeline(csvText(path), parser);
  // The loop below meets the same error; without this it would count as unhandled here.
  fed.catch(() => undefined);
  const reading = newReading(currency);
  try {
    for await (const each of parser as AsyncIterable<{ record: string[]; info: Info }>)
      take(reading, each.record, each.info.lines);
  } catch (fault) {
    if (fault instanceof CsvError) throw new Unreadable(sayQuote(reading.endedAt + 1));
    throw fault;
  }
  await fed;
  if (reading.columns === undefined)
    throw new Unreadable(
      `"${path}" is empty; its first line must name the columns (invoice_id, customer_id, …).`,
    );
  if (reading.rows.length === 0)
    throw new Unreadable(`"${path}" has a first line but no invoices; add one row per invoice.`);
  return reading.rows;
}

interface Reading {
  readonly currency: Currency;
  readonly rows: CsvRow[];
  readonly lineOf: Map<string, number>;
  columns: Columns | undefined;
  width: number;
  /** The last line of the last row. */
  endedAt: number;
}

const newReading = (currency: Currency): Reading => ({
  currency,
  rows: [],
  lineOf: new Map(),
  columns: undefined,
  width: 0,
  endedAt: 0,
});

function take(reading: Reading, cells: readonly string[], endsAt: number): void {
  const line = reading.endedAt + 1;
  reading.endedAt = endsAt;
  if (cells.length === 1 && cells[0]?.trim() === "") return;
  if (reading.columns === undefined) {
    const columns = findColumns(cells);
    if (!columns.ok) throw new BadCell(columns.because);
    reading.columns = columns.value;
    reading.width = cells.length;
    return;
  }
  if (cells.length !== reading.width) throw new BadCell(sayWidth(line, cells.length, reading.width));
  const row = readRow(cells, reading.columns, line, reading.currency);
  const before = reading.lineOf.get(row.invoiceId);
  if (before !== undefined) throw new BadCell(sayTwice(row.invoiceId, before, line));
  reading.lineOf.set(row.invoiceId, line);
  reading.rows.push(row);
}

const sayTwice = (id: string, before: number, line: number): string =>
  `Line ${line}, column invoice_id: ${JSON.stringify(id)} is already on line ${before}; remove one of the two rows or give it its own id.`;

const sayWidth = (line: number, found: number, expected: number): string =>
  `Line ${line} has ${found} columns where line 1 has ${expected}; put values that contain a comma in double quotes.`;

const sayQuote = (line: number): string =>
  `The row that begins on line ${line} has a stray or unclosed double quote; close it, or write "" for a quote inside a value.`;

function lastDayOf(rows: readonly CsvRow[]): Day {
  return rows.reduce((last, row) => later(last, later(row.on, row.settledOn ?? row.on)), rows[0]?.on as Day);
}
