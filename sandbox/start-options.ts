import { parseArgs } from "node:util";
import { parseDay, type Day } from "../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../shared/kernel/result.ts";
import { PLACES } from "./sandbox.ts";

export interface StartOptions {
  readonly help: boolean;
  readonly book: string | null;
  readonly port: number;
  readonly today: Day | null;
}

export const USAGE = `Usage: npm start -- [--book FILE.csv] [--today YYYY-MM-DD] [--port N]

Starts a sandbox CRM, the server and the widget on this machine, and prints the address of an account page.

  --book FILE.csv      load a ledger: columns invoice_id, customer_id, invoice_date, due_date, settled_date, amount;
                       optional currency, disputed; others are ignored
  --today YYYY-MM-DD   the day the sandbox stands on; without it the last weekday, or with --book the ledger's last day
  --port N             the first of ${Object.keys(PLACES).length} ports in a row (4700)
  --help               this text`;

const LAST_PORT = 65535 - Object.keys(PLACES).length + 1;

/** Reads the command line; a mistake is one sentence naming the option and the fix. */
export function readStartOptions(args: readonly string[]): Result<StartOptions, string> {
  let values: { book?: string; port?: string; today?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        book: { type: "string" },
        port: { type: "string" },
        today: { type: "string" },
        help: { type: "boolean" },
      },
    }));
  } catch (fault) {
    return refuse(
      `${fault instanceof Error ? (fault.message.split(". ")[0] ?? fault.message) : String(fault)}. See --help.`,
    );
  }
  const port = Number(values.port ?? "4700");
  if (!Number.isInteger(port) || port < 1 || port > LAST_PORT)
    return refuse(`--port "${values.port}" is not a port: give a whole number from 1 to ${LAST_PORT}.`);
  const today = values.today === undefined ? null : parseDay(values.today);
  if (today !== null && !today.ok)
    return refuse(`--today "${values.today}" is not a day: give one that exists, as 2026-11-20.`);
  return ok({ help: values.help ?? false, book: values.book ?? null, port, today: today?.value ?? null });
}
