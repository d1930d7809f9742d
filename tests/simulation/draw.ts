import type { Random } from "../../sandbox/books/random.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { STANDARD_CAPS, type Caps } from "../../shared/activation/caps.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";

/** How big one simulated story is; everything in it follows from its seed. */
export interface Scope {
  readonly seed: string;
  readonly processes: number;
  readonly debtors: number;
  readonly days: number;
  /** Invoices that each debtor gets at most; 3 when nothing is said. */
  readonly bills?: number;
  readonly from: Day;
  readonly policy: Policy;
  /** Of a thousand debtors on a day: how many something happens to. */
  readonly bustle: number;
  /** How many times a process dies, or falls asleep, on a day; below 1 a chance. */
  readonly deaths: number;
  readonly naps: number;
  /** How loud the org may grow; null when an operator put it live, without any. */
  readonly caps: Caps | null;
  /** Whether the org's turn keeps processes apart, as in production; without it only the fences do. */
  readonly inTurns: boolean;
  /** The day of the story from which nobody is there for a week; none when it is left to chance. */
  readonly outageOn?: number;
  /** Whether the wall clocks of servers are set wrong by up to twenty-five hours, and right again. */
  readonly clockSteps?: boolean;
  /** Days after those on which everything works and everybody is there. */
  readonly calmDays: number;
}

const DEBTORS = [1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12];
const DAYS = [5, 6, 8, 10, 12, 14, 18, 24, 30];

/** One story in forty is a big one: up to forty debtors or sixty days. */
export function drawScope(seed: string, random: Random): Scope {
  const big = random.chance(1 / 40);
  const debtors = big ? random.whole(10, 40) : random.pick(DEBTORS);
  const days = big
    ? Math.min(60, Math.floor(800 / debtors))
    : Math.min(random.pick(DAYS), Math.ceil(60 / debtors) + 5);
  return {
    seed,
    processes: random.pick([1, 1, 2, 2, 3]),
    debtors,
    days,
    from: addDays(toDay("2026-03-02"), random.whole(0, 13)),
    policy: drawPolicy(random),
    bustle: random.pick([0, 50, 150, 400]),
    deaths: random.pick([0, 0.3, 1, 3]),
    naps: random.pick([0, 0.3, 1, 2]),
    caps: drawCaps(random.fork("caps"), days),
    inTurns: random.chance(0.5),
    calmDays: 5,
  };
}

/** A town is small, so its caps are. They end before the calm days; the fuse never does. */
function drawCaps(random: Random, days: number): Caps | null {
  if (random.chance(0.5)) return null;
  return {
    firstDay: random.whole(1, 3),
    growth: random.pick([1, 1.5, 2]),
    days: random.whole(0, Math.min(6, days)),
    fuseShare: random.pick([0.2, 0.5]),
    fuseAbove: STANDARD_CAPS.fuseAbove,
  };
}

/** What the oracle reads in a letter: the level, exact figures, one line for each invoice. */
function wordingOf(level: number) {
  const letter = {
    subject: "{{askedAmount}}",
    body: `LEVEL ${level}\n\nASKED {{askedAmount}}\n\n{{invoiceTable}}`,
  };
  return { "zh-CN": letter, en: letter };
}

const LADDERS = [[3], [0, 5], [-3, 2, 8], [3, 10, 20], [1, 4, 7, 10], [-7, 0, 3, 10, 16]] as const;

export function drawPolicy(random: Random): Policy {
  const ladder = random.pick(LADDERS);
  const endsInTask = ladder.length > 1 && random.chance(0.5);
  const repeat = { everyDays: random.whole(4, 6), times: random.whole(1, 3) };
  const repeats = random.chance(0.3);
  const steps = ladder.map((days, at): Step => {
    const isLast = at === ladder.length - 1;
    const channel = endsInTask && isLast ? "call-task" : "email";
    return { key: `s${at}`, days, channel, template: `sim${at}`, ...(repeats && isLast ? { repeat } : {}) };
  });
  const end = { afterDays: random.whole(3, 6), template: `sim${steps.length}` };
  const templates = [...steps.map(({ template }) => template), end.template];
  return {
    ...standardPolicy,
    id: "sim",
    version: 1,
    steps,
    ...(random.chance(0.2) ? { endOfSchedule: end } : {}),
    tolerance: { minor: { CNY: 1000 }, share: 0 },
    minGapDays: random.whole(1, 4),
    sendWindow: {
      weekdays: random.chance(0.5) ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 540,
      toMinute: 1080,
    },
    templates: Object.fromEntries(templates.map((template, at) => [template, wordingOf(at)])),
  };
}

/** An edit in the middle of a case: other days, another name for a level, another gap. */
export function editPolicy(policy: Policy, random: Random): Policy {
  const version = policy.version + 1;
  const at = random.whole(0, policy.steps.length - 1);
  const step = policy.steps[at];
  if (step === undefined || random.chance(0.3)) return { ...policy, version, minGapDays: random.whole(1, 4) };
  if (random.chance(0.4)) {
    const renamed = { ...step, key: `${step.key}v${version}` };
    return { ...policy, version, steps: policy.steps.with(at, renamed) };
  }
  const next = policy.steps[at + 1];
  const last = next === undefined ? step.days + 3 : next.days - 1;
  const days = Math.max(step.days, Math.min(last, step.days + random.whole(1, 2)));
  return { ...policy, version, steps: policy.steps.with(at, { ...step, days }) };
}
