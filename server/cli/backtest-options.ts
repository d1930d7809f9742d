import { parseArgs } from "node:util";
import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { parseDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

export interface BacktestOptions {
  readonly help: boolean;
  readonly file: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly currency: Currency;
}

export const BACKTEST_USAGE = `Usage: npm run backtest -- --file FILE.csv [--from D --to D] [--currency C]

How well the score, the expected payment day and the cash forecast would have done on a ledger of the past: each
question is asked on its own day, with nothing known of that day or later.

  --file FILE.csv  columns invoice_id, customer_id, invoice_date, due_date, settled_date (empty: still open), amount;
                   days as 2026-01-31; a row with 1 in imputed_conflict, where there is one, is past and never a
                   question; other columns are passed over; as UTF-8, or GB18030 as a spreadsheet in Chinese saves it
  --from, --to D   the days to ask about; without them the last four months that the ledger knows
  --currency C     what the amounts are in, as CNY (without it USD: only the number of decimals matters)

Prints what it found, and last one line of JSON: p1 (each invoice on the day it was written: AUC of late at all, mean
error of the expected day, Brier score, calibration, the band that should hold 80 %; beside it three rules a
spreadsheet could follow), p2 (each account on the first of each month against the money due in the next 60 days),
p3 (each Monday: open invoices, and the cash of four weeks against "everybody pays on the due day" and "due + the
customer's mean delay").`;

type Values = Readonly<Partial<Record<"file" | "from" | "to" | "currency", string>>> & {
  readonly help?: boolean;
};

/** A mistake is one sentence naming the option and the fix. */
export function readBacktestOptions(args: readonly string[]): Result<BacktestOptions, string> {
  const values = parseValues(args);
  if (!values.ok) return values;
  const { help, file, from, to, currency } = values.value;
  if (help === true) return ok({ help: true, file: "", from: null, to: null, currency: "USD" as Currency });
  if (file === undefined) return refuse("Name the ledger with --file FILE.csv.");
  const days: Record<"from" | "to", Day | null> = { from: null, to: null };
  for (const [option, text] of [
    ["from", from],
    ["to", to],
  ] as const) {
    if (text === undefined) continue;
    const day = parseDay(text);
    if (!day.ok) return refuse(`--${option} "${text}" is not a day: give one that exists, as 2026-11-20.`);
    days[option] = day.value;
  }
  const code = parseCurrency(currency ?? "USD");
  if (!code.ok) return refuse(`--currency "${currency}" is not a currency: give its three letters, as CNY.`);
  return ok({ help: false, file, ...days, currency: code.value });
}

function parseValues(args: readonly string[]): Result<Values, string> {
  const text = { type: "string" } as const;
  const options = { file: text, from: text, to: text, currency: text, help: { type: "boolean" } } as const;
  try {
    return ok(parseArgs({ args: [...args], options }).values);
  } catch (fault) {
    const said = fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault);
    return refuse(`${said}. See backtest --help.`);
  }
}
