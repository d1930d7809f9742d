import { parseArgs } from "node:util";
import { parseDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

export interface ReminderOptions {
  /** plan and report write nothing; run is the daily round itself. */
  readonly doing: "plan" | "run" | "report" | "help";
  /** null: each org's own today. */
  readonly asOf: Day | null;
  /** A Zoho org's number; null: every org. */
  readonly zgid: string | null;
  /** A file with the server's environment; null: this process's own. */
  readonly env: string | null;
  /** What money costs the org a year, for a report of what waiting cost; null: not asked. */
  readonly yearlyPpm: number | null;
}

export const USAGE = `Usage: npm run reminders -- plan [--as-of YYYY-MM-DD] [--org ZGID] [--env FILE]
       npm run reminders -- run  [--as-of YYYY-MM-DD] [--org ZGID] [--env FILE]
       npm run reminders -- report [--as-of YYYY-MM-DD] [--org ZGID] [--env FILE] [--rate PERCENT]
       npm run reminders -- replay --help

  plan   what the round of that day would send and hold, and why: JSON lines, writes nothing
  run    the daily round of that day: pull, judge promises, score, plan, deliver, write back
  report the receivables at the end of that day, each currency apart: JSON lines, writes nothing
  replay what a policy would have done over past days
  --as-of YYYY-MM-DD   the day; without it each org's today
  --org ZGID           one org; without it every org
  --rate PERCENT       what money costs the org a year; a report then says what waiting cost
  --env FILE           the server's environment, as lines NAME=value; "npm start" says where its own is

Needs the server's environment, of its own or by --env, and works beside a running server.

A report's figures are in days, CEI in percent; null where there is nothing to divide by. Sales are invoices less credit
notes, receivables are open invoices, unapplied credits stand beside them.
  dso-simple         receivables / sales of the window × its days
  dso-count-back     months of sales that the receivables use up, the newest first
  dso-true           age of each open invoice × what is open / sales of its month, added up
  bpdso, add         the simple DSO of what is not due yet; and DSO − BPDSO
  average-days-late  of invoices settled in the window, by money; early counts as 0
  cei-month          (opening + sales − closing) / (opening + sales − closing not due), of one calendar month
  cei-chained        the same of twelve months: all that was collected of all that could be
  dbt-payments       days beyond terms of the window's payments, by money; early is negative
  dbt-buckets        of what is open, by the middle of each bucket: 15, 45, 75, 105 days
  days-to-pay        from the invoice to its payments, by money
A month line reconciles: opening + invoiced − credited − received + reversed = closing. A roll line says how much of what
left a bucket (0 is current) went on to an older one, over the last 24 months. With --rate, a carrying line for each
account, the dearest first, and one for all: the balance of each of the last 365 days × the rate / 365. The accounts add
up to all, to the minor unit; negative where they paid ahead.`;

/** Reads the command line; a mistake is one sentence naming the option and the fix. */
export function readReminderOptions(args: readonly string[]): Result<ReminderOptions, string> {
  let parsed: {
    values: { "as-of"?: string; org?: string; env?: string; rate?: string; help?: boolean };
    positionals: string[];
  };
  try {
    const options = {
      "as-of": { type: "string" },
      org: { type: "string" },
      env: { type: "string" },
      rate: { type: "string" },
      help: { type: "boolean" },
    } as const;
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    const said = fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault);
    return refuse(`${said}. See --help.`);
  }
  const { values, positionals } = parsed;
  const [doing, ...more] = positionals;
  const asOf = values["as-of"] === undefined ? null : parseDay(values["as-of"]);
  if (values.help === true) return ok({ doing: "help", asOf: null, zgid: null, env: null, yearlyPpm: null });
  if ((doing !== "plan" && doing !== "run" && doing !== "report") || more.length > 0)
    return refuse(
      `Say what to do: "plan", "run", "report" or "replay"${doing === undefined ? "" : `, not "${positionals.join(" ")}"`}. See --help.`,
    );
  if (asOf !== null && !asOf.ok)
    return refuse(`--as-of "${values["as-of"]}" is not a day: give one that exists, as 2026-11-20.`);
  const yearlyPpm = values.rate === undefined ? null : readRate(values.rate);
  if (values.rate !== undefined && (yearlyPpm === null || doing !== "report"))
    return refuse(
      `--rate "${values.rate}" is for a report, as a percentage a year from 0 to 100: give it as 4.35.`,
    );
  const { org: zgid = null, env = null } = values;
  return ok({ doing, asOf: asOf?.value ?? null, zgid, env, yearlyPpm });
}

/** "4.35" → 43 500; at most 100, at most four decimals. */
function readRate(text: string): number | null {
  const [, whole, decimals = ""] = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  const ppm = whole === undefined ? null : Number(whole) * 10_000 + Number(decimals.padEnd(4, "0"));
  return ppm === null || ppm > 1_000_000 ? null : ppm;
}
