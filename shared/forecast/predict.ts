import { daysBetween, weekdayOf, type Day } from "../kernel/day.ts";
import { byRun } from "./by-run.ts";
import { BINS, EARLIEST, LATEST, type Lateness } from "./lateness.ts";
import type { PayingHabits } from "./learn.ts";
import { chancesAround, levelOf, type Levels } from "./levels.ts";
import { filledUp, type Counted } from "./tally.ts";

/** How many invoices of what lies below each layer is filled up with. */
const FILLED_UP = { account: 2, level: 20, weekday: 6 } as const;

/** An invoice that is asked about. */
export interface Asked {
  readonly accountId: string;
  readonly dueOn: Day;
}

/** How late an invoice will be, on the day it is written: the customer's own past, filled up with everybody's, and its runs. */
export function latenessOf(asked: Asked, habits: PayingHabits): Lateness {
  const { first, chances } = latenessByDays(asked, habits);
  const run = habits.runs.get(asked.accountId);
  return { first, chances: run === undefined ? chances : byRun(chances, asked.dueOn, run) };
}

function latenessByDays(asked: Asked, habits: PayingHabits): { first: number; chances: Float64Array } {
  const own = habits.accounts.get(asked.accountId);
  const counted = own?.counted() ?? NOTHING;
  const usual = usualOf(counted, everybodys(asked.dueOn, habits), habits.levels);
  if (own === undefined || !habits.layers.weekday) return { first: EARLIEST, chances: usual };
  const sameWeekday = own.counted(weekdayOf(asked.dueOn));
  return { first: EARLIEST, chances: filledUp(sameWeekday, usual, FILLED_UP.weekday) };
}

const NOTHING: Counted = { bins: new Float64Array(BINS), total: 0 };

/** The customer's own on any weekday, filled up with everybody's and, where it tells, with what is usual at its level. */
function usualOf(own: Counted, theirs: Float64Array, levels: Levels | null): Float64Array {
  if (levels === null) return filledUp(own, theirs, FILLED_UP.account);
  const around = chancesAround(levels, levelOf(own, levels.usual));
  const invoices = FILLED_UP.level + FILLED_UP.account;
  const before = filledUp(
    { bins: theirs.map((chance) => chance * FILLED_UP.account), total: FILLED_UP.account },
    around,
    FILLED_UP.level,
  );
  return filledUp(own, before, invoices);
}

const everybodys = (dueOn: Day, { everybody }: PayingHabits): Float64Array =>
  everybody[weekdayOf(dueOn) - 1] as Float64Array;

/** How late an invoice will be that is still open at 00:00 of the day: what has not happened by then no longer can. */
export function latenessOfOpen(asked: Asked, habits: PayingHabits): Lateness {
  const first = Math.max(EARLIEST, daysBetween(asked.dueOn, habits.asOf));
  const own = stillPossible(latenessOf(asked, habits).chances, first);
  if (own === null) return { first, chances: LONG_OVERDUE };
  const theirs = stillPossible(everybodys(asked.dueOn, habits), first);
  if (theirs === null) return { first, chances: withTail(own.chances) };
  const evidence = (habits.accounts.get(asked.accountId)?.counted().total ?? 0) * own.mass;
  const share = FILLED_UP.account / (evidence + FILLED_UP.account) / 4;
  const chances = own.chances.map(
    (chance, at) => (1 - share) * chance + share * (theirs.chances[at] as number),
  );
  return { first, chances: withTail(chances) };
}

/** What lies in the last bin was paid then or at any later day: no day is certain only because nothing beyond is read. */
function withTail(chances: Float64Array): Float64Array {
  const edge = chances.length - 1;
  const spread = new Float64Array(edge + LONG_OVERDUE.length);
  spread.set(chances.subarray(0, edge));
  LONG_OVERDUE.forEach((share, at) => (spread[edge + at] = share * (chances[edge] as number)));
  return spread;
}

const LEAST_MASS = 1e-9;

/** The chances from `first` on, raised to 1 together, and what they were together; null when there were none. */
function stillPossible(bins: Float64Array, first: number): { chances: Float64Array; mass: number } | null {
  if (first > LATEST) return null;
  const left = bins.slice(first - EARLIEST);
  const mass = left.reduce((all, chance) => all + chance, 0);
  return mass < LEAST_MASS ? null : { chances: left.map((chance) => chance / mass), mass };
}

/** Later than anything was ever paid: any day may be the day, twenty days on average. */
const LONG_OVERDUE: Float64Array = longOverdue();

function longOverdue(): Float64Array {
  const stays = 20 / 21;
  const chances = new Float64Array(BINS);
  for (let at = 0, left = 1; at < BINS; at += 1, left *= stays) chances[at] = left;
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / all);
}
