import type { AccountHistory, SettledSums } from "../credit/history.ts";
import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import type { Settlement } from "../ledger/settlements.ts";
import { QUIET, reading, tenth, type Reading, type Readings } from "./reading.ts";
import { rollReading } from "./roll-reading.ts";

const LEAST_INVOICES = 3;
const LEAST_GAPS = 4;
/** Who buys every day is silent at weekends and on holidays, too. */
const A_WEEK = 7;
const A_YEAR = 365;
const SEVERE_DAYS = 30;
const GRACE_DAYS = 3;

/** What the account's own invoices say on the day of `history`; `seen` are those that were known before it. */
export function paymentReadings(history: AccountHistory, seen: readonly Settlement[]): Readings {
  const { asOf } = history;
  const shift = shiftReading(history.recent, history.usual);
  return {
    "first-over-30": firstReading(seen, asOf),
    "roll-rate": rollReading(seen, asOf),
    "no-order": gapReading(seen, asOf),
    ...(shift === null ? {} : { "dbt-shift": shift }),
  };
}

/** null with too few invoices on either side: then nobody knows. */
function shiftReading(recent: SettledSums, usual: SettledSums): Reading | null {
  if (recent.count < LEAST_INVOICES || usual.count < LEAST_INVOICES) return null;
  const [now, before] = [recent.vDays / recent.v, usual.vDays / usual.v];
  return reading(tenth(now - before), { now: tenth(now), before: tenth(before), invoices: recent.count });
}

/** The first time that anything is more than 30 days late: how late its oldest invoice is. */
function firstReading(seen: readonly Settlement[], asOf: Day): Reading {
  const crossing = ({ dueOn }: Settlement): Day => addDays(dueOn, SEVERE_DAYS + 1);
  const open = seen.filter((each) => each.settledOn === null && crossing(each) <= asOf);
  const [oldest] = open;
  if (oldest === undefined) return QUIET;
  const first = open.reduce((all, each) => (crossing(each) < all ? crossing(each) : all), crossing(oldest));
  const before = seen.some(
    (each) =>
      each.settledOn !== null && each.settledOn >= crossing(each) && each.settledOn <= first && isMoney(each),
  );
  const days = Math.max(...open.map(({ dueOn }) => daysBetween(dueOn, asOf)));
  return before ? QUIET : reading(days, { days, invoices: open.length });
}

const isMoney = ({ creditedMinor, amountMinor }: Settlement): boolean => creditedMinor < amountMinor;

/** How long nothing was ordered against what is usual between two invoices, while something is overdue. */
function gapReading(seen: readonly Settlement[], asOf: Day): Reading {
  const isOverdue = seen.some(
    ({ settledOn, dueOn }) => settledOn === null && daysBetween(dueOn, asOf) > GRACE_DAYS,
  );
  const issued = [...new Set(seen.map(({ issuedOn }) => issuedOn))]
    .filter((on) => daysBetween(on, asOf) <= A_YEAR)
    .sort((a, b) => a - b);
  const last = issued.at(-1);
  if (!isOverdue || last === undefined || issued.length <= LEAST_GAPS) return QUIET;
  const gaps = issued
    .slice(1)
    .map((on, at) => on - (issued[at] as Day))
    .sort((a, b) => a - b);
  const usual = Math.max(A_WEEK, gaps[Math.floor(gaps.length / 2)] as number);
  const days = daysBetween(last, asOf);
  return reading(tenth((days / usual) * 100), { days, usual });
}
