import { addDays, type Day } from "../kernel/day.ts";
import { EARLIEST } from "./lateness.ts";
import { isRunDay, onRun, type PayRun } from "./pay-run.ts";

/** So many days beside a day on which invoices were settled the next run may lie. */
const REACH = 4;
const LEAST_MASS = 1e-3;

/**
 * The chances of days past due where the customer pays in runs: how late it usually pays says which run it is, and the run
 * says the day. What did not come with a run before may not come with one again.
 */
export function byRun(usual: Float64Array, dueOn: Day, run: PayRun): Float64Array {
  const blurred = blur(usual);
  const withRun = blurred.map((chance, at) => (isRunDay(run, addDays(dueOn, EARLIEST + at)) ? chance : 0));
  const mass = withRun.reduce((all, chance) => all + chance, 0);
  if (mass < LEAST_MASS) return usual;
  const share = onRun(run);
  return usual.map((chance, at) => (1 - share) * chance + (share * (withRun[at] as number)) / mass);
}

/** Each day's chance spread over the days beside it, the nearer the more. */
function blur(chances: Float64Array): Float64Array {
  const spread = new Float64Array(chances.length);
  const whole = (REACH + 1) * (REACH + 1);
  chances.forEach((chance, at) => {
    if (chance === 0) return;
    for (let apart = -REACH; apart <= REACH; apart += 1) {
      const to = Math.min(chances.length - 1, Math.max(0, at + apart));
      spread[to] = (spread[to] as number) + (chance * (REACH + 1 - Math.abs(apart))) / whole;
    }
  });
  return spread;
}
