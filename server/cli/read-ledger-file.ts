import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { LEDGER_COLUMNS, readLedgerRow, type LedgerRow } from "../../shared/forecast/backtest/ledger-file.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

/** A ledger as CSV → its invoices; what cannot be read is one sentence naming the line and the column. */
export function readLedgerFile(file: string, currency: Currency, today: Day): Result<KnownInvoice[], string> {
  const rows = rowsOf(file);
  if (!rows.ok) return rows;
  const missing = LEDGER_COLUMNS.filter(
    (column) => rows.value[0] !== undefined && !(column in rows.value[0]),
  );
  if (missing.length > 0)
    return refuse(
      `${file} has no column ${missing.join(", ")}: its first line must name ${LEDGER_COLUMNS.join(", ")}.`,
    );
  const known: KnownInvoice[] = [];
  const lineOf = new Map<string, number>();
  for (const [at, row] of rows.value.entries()) {
    const line = at + 2;
    const read = readLedgerRow(row, line, currency);
    if (!read.ok) return read;
    const ahead = dayAhead(read.value, today);
    if (ahead !== null) return refuse(`Line ${line}, ${ahead} "${row[ahead]}": that day has not come yet.`);
    const before = lineOf.get(read.value.invoiceId);
    if (before !== undefined)
      return refuse(
        `Line ${line}, invoice_id "${read.value.invoiceId}": it stands on line ${before} already.`,
      );
    lineOf.set(read.value.invoiceId, line);
    known.push(read.value);
  }
  return ok(known);
}

/** The ledger is of the past: a typing error in a year would move the whole window. */
const dayAhead = ({ issuedOn, settledOn }: KnownInvoice, today: Day) =>
  issuedOn > today ? "invoice_date" : settledOn !== null && settledOn > today ? "settled_date" : null;

function rowsOf(file: string): Result<LedgerRow[], string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return refuse(`--file "${file}" cannot be read: name a CSV file that exists.`);
  }
  const text = textOf(bytes);
  if (text === null)
    return refuse(`--file "${file}" is neither UTF-8 nor GB18030 text: export it as "CSV UTF-8".`);
  try {
    const columns = (names: string[]): string[] => {
      const twice = names.find((name, at) => names.indexOf(name) !== at && name !== "");
      if (twice !== undefined) throw new Error(`its first line names ${twice} twice`);
      return names;
    };
    return ok(parse(text, { columns, bom: true, skip_empty_lines: true }) as LedgerRow[]);
  } catch (fault) {
    return refuse(`--file "${file}" is not CSV: ${fault instanceof Error ? fault.message : String(fault)}.`);
  }
}

/** As UTF-8, or as what a spreadsheet in Chinese writes; null when it is neither. Letters that were guessed make two names one. */
function textOf(bytes: Buffer): string | null {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  return null;
}
