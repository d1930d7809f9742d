import { parseArgs } from "node:util";
import { parseDay, type Day } from "../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../shared/kernel/result.ts";
import { PLACES } from "./places.ts";

export interface StartOptions {
  readonly help: boolean;
  readonly book: string | null;
  readonly port: number;
  readonly today: Day | null;
  /** What goes wrong with the CRM's answers and notices once everything is up; `rate` is a share of them. */
  readonly faults: { readonly seed: string; readonly rate: number } | null;
}

export const USAGE = `Usage: npm start -- [--book FILE.csv] [--today YYYY-MM-DD] [--port N] [--faults SEED[:RATE]]

Starts a sandbox CRM, the server and the widget on this machine, and prints the address of an account page.

  --book FILE.csv      load a ledger: columns invoice_id, customer_id, invoice_date, due_date, settled_date, amount;
                       optional currency, disputed; others are ignored
  --today YYYY-MM-DD   the day the sandbox stands on; without it the last weekday, or with --book the ledger's last day
  --port N             the first of ${Object.keys(PLACES).length} ports in a row (4700)
  --faults SEED[:RATE] let RATE of the CRM's answers go wrong (0.05), the same ones for the same SEED; /sandbox/faults
                       on the CRM's address shows and changes what goes wrong
  --help               this text`;

const LAST_PORT = 65535 - Object.keys(PLACES).length + 1;

/** Reads the command line; a mistake is one sentence naming the option and the fix. */
export function readStartOptions(args: readonly string[]): Result<StartOptions, string> {
  let values: { book?: string; port?: string; today?: string; faults?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        book: { type: "string" },
        port: { type: "string" },
        today: { type: "string" },
        faults: { type: "string" },
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
  const faults = values.faults === undefined ? null : readFaults(values.faults);
  if (faults !== null && !faults.ok) return faults;
  return ok({
    help: values.help ?? false,
    book: values.book ?? null,
    port,
    today: today?.value ?? null,
    faults: faults?.value ?? null,
  });
}

const USUAL_RATE = "0.05";

function readFaults(text: string): Result<{ seed: string; rate: number }, string> {
  const [, seed = "", rate = USUAL_RATE] = /^([^:]+)(?::(0|1|0?\.\d+|1\.0+))?$/.exec(text) ?? [];
  return seed === ""
    ? refuse(`--faults "${text}" is not SEED or SEED:RATE: give a rate from 0 to 1, as seven:${USUAL_RATE}.`)
    : ok({ seed, rate: Number(rate) });
}
