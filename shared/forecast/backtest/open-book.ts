import { addDays, daysBetween, type Day } from "../../kernel/day.ts";
import { sumCash, tellCash, type Expected } from "../cash.ts";
import { USUALLY_TOGETHER } from "../entry-points.ts";
import { quantile } from "../lateness.ts";
import { tallyHabits, type Layers } from "../learn.ts";
import { latenessOfOpen } from "../predict.ts";
import { seenBefore, type KnownInvoice, type SeenInvoice } from "../seen-invoice.ts";
import { earnLayers } from "../earn-layers.ts";
import { baselinesOf } from "./baselines.ts";
import { mean, wape } from "./measures.ts";
import { mondaysOf, type Window } from "./window.ts";

const WEEKS = 4;
/** The bands are set on the twelve weeks before the window. */
const SET_ON_DAYS = 84;
const WANTED_COVER = 0.8;
const STEPS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** What was said about one week of cash, and what came of the invoices that were open then. */
export interface AskedWeek {
  readonly asOf: Day;
  readonly week: number;
  readonly said: number;
  readonly dueDate: number;
  readonly meanDelay: number;
  readonly came: number;
  /** The band at each step of how much a customer's invoices move together. */
  readonly within: readonly boolean[];
}

interface AskedOpen {
  readonly miss: number;
  readonly within: boolean;
}

export interface OpenBookFigures {
  /** Open invoices asked about that were settled before the cut. */
  readonly invoices: number;
  readonly mae: number | null;
  readonly cover: number | null;
  readonly weeks: number;
  /** Missed cash as a share of cash: the model, "everybody pays on the due day", "due + the customer's mean delay". */
  readonly wape: number | null;
  readonly wapeDueDate: number | null;
  readonly wapeMeanDelay: number | null;
  /** How much a customer's invoices move together, as the twelve weeks before the window set it. */
  readonly together: number;
  /** Share of weeks within the band that should hold 80 %. */
  readonly bandCover: number | null;
}

/** P3: every Monday, each open invoice and the cash of the four weeks that follow. */
export function openBook(known: readonly KnownInvoice[], window: Window): OpenBookFigures {
  const together = setTogether(known, window.from);
  const { weeks, open } = askMondays(known, window);
  const at = STEPS.findIndex((step) => step === together);
  const against = (by: "said" | "dueDate" | "meanDelay"): number | null =>
    wape(weeks.map((each) => ({ said: each[by], came: each.came })));
  return {
    invoices: open.length,
    mae: mean(open.map(({ miss }) => miss)),
    cover: mean(open.map(({ within }) => (within ? 1 : 0))),
    weeks: weeks.length,
    wape: against("said"),
    wapeDueDate: against("dueDate"),
    wapeMeanDelay: against("meanDelay"),
    together,
    bandCover: mean(weeks.map(({ within }) => (within[at] === true ? 1 : 0))),
  };
}

/** The least that would have held 80 % of the weeks in the twelve before `until`. */
export function setTogether(known: readonly KnownInvoice[], until: Day): number {
  const steps = tryTogether(known, until);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same Monday by Monday, for whoever has others to let through in between. */
export function* tryTogether(known: readonly KnownInvoice[], until: Day): Generator<void, number> {
  const weeks: AskedWeek[] = [];
  const window = { from: addDays(until, -SET_ON_DAYS), to: addDays(until, -1), cut: until };
  for (const monday of eachMonday(known, window)) {
    weeks.push(...monday.weeks);
    yield;
  }
  if (weeks.length === 0) return USUALLY_TOGETHER;
  const held = (at: number): number =>
    weeks.filter(({ within }) => within[at] === true).length / weeks.length;
  return STEPS.find((_, at) => held(at) >= WANTED_COVER) ?? 1;
}

function askMondays(
  known: readonly KnownInvoice[],
  window: Window,
): { weeks: AskedWeek[]; open: AskedOpen[] } {
  const weeks: AskedWeek[] = [];
  const open: AskedOpen[] = [];
  for (const monday of eachMonday(known, window)) {
    weeks.push(...monday.weeks);
    open.push(...monday.open);
  }
  return { weeks, open };
}

interface AskedMonday {
  readonly weeks: readonly AskedWeek[];
  readonly open: readonly AskedOpen[];
}

function* eachMonday(known: readonly KnownInvoice[], window: Window): Generator<AskedMonday> {
  const settledOn = new Map(known.map((each) => [each.invoiceId, each.settledOn]));
  const cameOn = (invoiceId: string): Day | null => {
    const on = settledOn.get(invoiceId) ?? null;
    return on !== null && on < window.cut ? on : null;
  };
  let layers: Layers | null = null;
  for (const [count, asOf] of mondaysOf(window).entries()) {
    const seen = seenBefore(known, asOf);
    if (layers === null || count % 4 === 0) layers = earnLayers(seen, asOf);
    const habits = tallyHabits(seen, asOf, layers);
    const items = seen.filter(({ openMinor }) => openMinor > 0);
    const expected = items.map((each): Expected => ({ ...each, lateness: latenessOfOpen(each, habits) }));
    yield {
      open: expected.flatMap((each) => judgeOpen(each, cameOn(each.invoiceId))),
      weeks: judgeWeeks(asOf, window, expected, cameOn, ruleDays(seen, asOf)),
    };
  }
}

function judgeOpen({ dueOn, lateness }: Expected, came: Day | null): AskedOpen[] {
  if (came === null) return [];
  const days = daysBetween(dueOn, came);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(lateness, share)) as [
    number,
    number,
    number,
  ];
  return [{ miss: Math.abs(days - middle), within: low <= days && days <= high }];
}

/** The day on which "due + the customer's mean delay" expects each open invoice. */
function ruleDays(seen: readonly SeenInvoice[], asOf: Day): (each: Expected) => Day {
  const rules = baselinesOf(seen, asOf);
  return ({ accountId, dueOn }) => addDays(dueOn, rules.lateRatio(accountId).days);
}

function judgeWeeks(
  asOf: Day,
  { cut }: Window,
  expected: readonly Expected[],
  cameOn: (invoiceId: string) => Day | null,
  ruleDay: (each: Expected) => Day,
): AskedWeek[] {
  const sums = sumCash(expected, { asOf, weeks: WEEKS });
  const forecasts = STEPS.map((together) => tellCash(sums, together).total);
  const moneyIn = (week: number, dayOf: (each: Expected) => Day | null): number => {
    const [from, until] = [addDays(asOf, 7 * week), addDays(asOf, 7 * (week + 1))];
    return expected.reduce((all, each) => {
      const on = dayOf(each);
      return on !== null && on >= from && on < until ? all + each.openMinor : all;
    }, 0);
  };
  const notBefore = (on: Day): Day => (on < asOf ? asOf : on);
  const known = [...Array(WEEKS).keys()].filter((week) => addDays(asOf, 7 * (week + 1)) <= cut);
  return known.map((week): AskedWeek => {
    const came = moneyIn(week, (each) => cameOn(each.invoiceId));
    return {
      asOf,
      week,
      said: forecasts[0]?.weeks[week]?.expectedMinor ?? 0,
      dueDate: moneyIn(week, (each) => notBefore(each.dueOn)),
      meanDelay: moneyIn(week, (each) => notBefore(ruleDay(each))),
      came,
      within: forecasts.map(({ weeks }) => {
        const band = weeks[week];
        return band !== undefined && band.lowMinor <= came && came <= band.highMinor;
      }),
    };
  });
}
