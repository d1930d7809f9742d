import { dayIn, DAY_MS, momentOf } from "./clock-on-wall.ts";
import type { Said } from "./oracle/said.ts";
import type { Story } from "./simulate.ts";
import type { Scope } from "./draw.ts";

/** What a run prints of its stories, beside how many failed. */
export type Figures = Readonly<Record<string, unknown>>;

/** How often things came about whose names begin so. */
const countOf = (stories: Tally, ...beginnings: readonly string[]): number =>
  [...stories.happened]
    .filter(([what]) => beginnings.some((beginning) => what.startsWith(beginning)))
    .reduce((all, [, times]) => all + times, 0);

/** Of all stories of a run together. */
export interface Tally {
  readonly happened: ReadonlyMap<string, number>;
  /** Of the last story. */
  readonly said: readonly Said[];
  readonly scope: Scope;
  /** What people were told is saved while a message to them waited. */
  readonly between: number;
}

export class Tallied implements Tally {
  readonly happened = new Map<string, number>();
  said: readonly Said[] = [];
  between = 0;
  scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  add(story: Story): void {
    for (const [what, times] of story.happened)
      this.happened.set(what, (this.happened.get(what) ?? 0) + times);
    this.said = story.said;
    this.scope = story.scope;
    this.between += story.between;
  }
}

/** */
export const mishaps = (all: Tally): Figures => ({
  slept: countOf(all, "sleeps at"),
  mailTrouble: countOf(all, "mail:"),
  byCrm: countOf(all, "by CRM:"),
  texts: countOf(all, "by text:"),
  inDoubt: countOf(all, "mail: the line", "mail: it has it", "by CRM: in_doubt", "by text: in_doubt"),
  deedsOfPeople: countOf(all, ...SAVED),
  underSegments: countOf(all, "asked under a segment"),
});

const SAVED = ["promised", "planned", "contested", "exempted", "vetoed", "stopped"];
const IN_CRM = [
  "paid",
  "credited",
  "written off",
  "voided",
  "dispute in the CRM",
  "invoice excluded",
  "account excluded",
];

/** the stops that were acknowledged, and how many of them while a message to that account waited. */
export const stops = (all: Tally): Figures => ({
  acknowledged: countOf(all, ...SAVED),
  whileOneWaited: all.between,
  inTheCrm: countOf(all, ...IN_CRM),
});

/** whoever slept and came back found its fence refused. */
export const fences = (all: Tally): Figures => ({
  slept: countOf(all, "sleeps at"),
  refused: countOf(all, "refused:"),
  staleFences: countOf(all, "stale fence"),
  overslept: countOf(all, "mail: overslept"),
});

/** C-03. */
export const clocks = (all: Tally): Figures => ({ clockSteps: countOf(all, "clock is wrong") });

/** the most that one debtor heard on one day, and when, once somebody was there again. */
export function backlog({ said, scope }: Tally): Figures {
  const days = new Map<string, number>();
  for (const { accountId, currency, on } of said) {
    const key = `${accountId} ${currency} ${on}`;
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  const back = momentOf(scope.from, 0) + ((scope.outageOn ?? 0) + 7) * DAY_MS;
  const first = said.filter(({ begun, on }) => on === dayIn(new Date(back)) && begun >= back);
  const letters = first.filter(({ kind }) => kind === "letter");
  const minutes = letters.map(({ begun, on }) => Math.floor((begun - momentOf(on, 0)) / 60_000));
  const levels = new Map<number, number>();
  for (const { level } of first) levels.set(level, (levels.get(level) ?? 0) + 1);
  return {
    debtors: scope.debtors,
    mostADay: Math.max(0, ...days.values()),
    onTheFirstDay: first.length,
    lettersOnIt: letters.length,
    lettersBetweenMinutes: [Math.min(...minutes), Math.max(...minutes)],
    levels: Object.fromEntries([...levels].sort(([a], [b]) => a - b)),
  };
}

/** C-06. */
export const year = ({ scope }: Tally): Figures => ({ debtors: scope.debtors, days: scope.days });
