import { parseDay, type Day } from "../../kernel/day.ts";
import { parseMajor } from "../../kernel/money.ts";
import type { Currency } from "../../kernel/currency.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import type { KnownInvoice } from "../seen-invoice.ts";

/** The columns that a back-test reads; any others are passed over. */
export const LEDGER_COLUMNS = [
  "invoice_id",
  "customer_id",
  "invoice_date",
  "due_date",
  "settled_date",
  "amount",
] as const;

/** "1" in this column, where there is one: the row's days are partly guessed, so it is past and never a question. */
const GUESSED = "imputed_conflict";

export type LedgerRow = Readonly<Record<string, string | undefined>>;

/** One line of a ledger file → an invoice; a line that cannot be read is one sentence. */
export function readLedgerRow(
  row: LedgerRow,
  line: number,
  currency: Currency,
): Result<KnownInvoice, string> {
  const wrong = (column: string, fix: string): Result<never, string> =>
    refuse(`Line ${line}, ${column} "${row[column] ?? ""}": ${fix}.`);
  const [invoiceId, accountId] = [row["invoice_id"]?.trim(), row["customer_id"]?.trim()];
  if (!invoiceId) return wrong("invoice_id", "give each invoice an id");
  if (!accountId) return wrong("customer_id", "name the customer");
  const [issuedOn, dueOn] = [dayOf(row["invoice_date"]), dayOf(row["due_date"])];
  if (issuedOn === null) return wrong("invoice_date", "write the day as 2026-11-20");
  if (dueOn === null) return wrong("due_date", "write the day as 2026-11-20");
  const settledOn = row["settled_date"]?.trim() ? dayOf(row["settled_date"]) : undefined;
  if (settledOn === null)
    return wrong("settled_date", "write the day as 2026-11-20, or leave it empty while open");
  const amount = parseMajor(row["amount"] ?? "", currency);
  if (!amount.ok || amount.value.amountMinor <= 0)
    return wrong("amount", "write a positive amount as 1234.50");
  const { amountMinor } = amount.value;
  const days = { issuedOn, dueOn, settledOn: settledOn ?? null };
  const guessed = row[GUESSED]?.trim() === "1";
  return ok({
    invoiceId,
    accountId,
    ...days,
    amountMinor,
    currency,
    ...(guessed ? { historyOnly: true } : {}),
  });
}

function dayOf(text: string | undefined): Day | null {
  const day = parseDay(text?.trim() ?? "");
  return day.ok ? day.value : null;
}
