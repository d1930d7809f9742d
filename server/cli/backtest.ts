import { backTest, chooseWindow, type BackTest } from "../../shared/forecast/backtest/back-test.ts";
import type { InvoiceTimeFigures } from "../../shared/forecast/backtest/invoice-time.ts";
import { isToldApart, type Lead } from "../../shared/forecast/backtest/told-apart.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { systemClock } from "../adapters/clock/clock.ts";
import { BACKTEST_USAGE, readBacktestOptions } from "./backtest-options.ts";
import { readLedgerFile } from "./read-ledger-file.ts";
import { complain, say } from "./told.ts";

function run(args: readonly string[]): number {
  const options = readBacktestOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.help) return say(BACKTEST_USAGE);
  const known = readLedgerFile(options.value.file, options.value.currency, somewhereToday());
  if (!known.ok) return complain(known.because);
  const window = chooseWindow(known.value, options.value);
  if (!window.ok) return complain(window.because.sentence);
  const found = backTest(known.value, window.value, (part) => process.stderr.write(`${part} done\n`));
  for (const line of linesOf(found)) say(line);
  return say(JSON.stringify({ backtest: options.value.file, ...found }, short));
}

/** The day that has begun somewhere: whose clock is ahead of ours may have been paid on it. */
const somewhereToday = (): Day => addDays(toDay(systemClock.now().toISOString().slice(0, 10)), 1);

/** Four decimals say all that there is to know. */
const short = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Math.round(value * 10_000) / 10_000 : value;

const shown = (value: number | null, digits: number): string =>
  (value === null ? "–" : value.toFixed(digits)).padStart(7);

function linesOf({ from, to, p1, p2, p3 }: BackTest): string[] {
  const money = ({ wape, wapeDueDate, wapeMeanDelay }: typeof p3 | (typeof p3)["withoutLargest"]): string =>
    `${shown(wape, 3)}  due day ${shown(wapeDueDate, 3)}  due + mean delay ${shown(wapeMeanDelay, 3)}`;
  return [
    `${from} to ${to}`,
    `p1 ${p1.invoices} invoices            AUC     MAE (days)   model ranks better by`,
    ...rulesOf(p1),
    `   Brier ${shown(p1.model.brier, 3)}  calibration ${shown(p1.model.ece, 3)}  band holds ${shown(p1.model.cover, 2)}`,
    `   without the largest customer, ${p1.withoutLargest.invoices} invoices`,
    ...rulesOf(p1.withoutLargest),
    `p2 ${p2.accounts} accounts            AUC ${shown(p2.auc, 3)}  with three settled invoices ${shown(p2.aucSeasoned, 3)}`,
    ...p2.grades.map(
      ({ grade, accounts, badShare }) =>
        `   ${grade} ${String(accounts).padStart(6)}  bad ${shown(badShare, 3)}`,
    ),
    `p3 ${p3.invoices} open invoices       MAE ${shown(p3.mae, 2)}  band holds ${shown(p3.cover, 2)}`,
    `   ${p3.weeks} weeks of cash      WAPE${money(p3)}`,
    `   without the largest     WAPE${money(p3.withoutLargest)}`,
    `   80 % bands held ${shown(p3.bandCover, 2)} of the weeks, a customer's invoices moving together by ${p3.together}`,
  ];
}

const NAMES = { model: "model", lateRatio: "late ratio", paydex: "PAYDEX-like", dueDate: "due day" } as const;

const rulesOf = (figures: InvoiceTimeFigures): string[] =>
  (["model", "lateRatio", "paydex", "dueDate"] as const).map(
    (by) =>
      `   ${NAMES[by].padEnd(22)}${shown(figures[by].auc, 3)} ${shown(figures[by].mae, 2)}${by === "model" ? "" : `   ${leadTold(figures[by].lead)}`}`,
  );

function leadTold(lead: Lead | null): string {
  if (lead === null) return "";
  const told = `${lead.by.toFixed(3).padStart(6)} ± ${lead.error.toFixed(3)}`;
  return isToldApart(lead) ? told : `${told}, cannot be told apart`;
}

process.exitCode = run(process.argv.slice(2));
