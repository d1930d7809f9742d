import type { Random } from "../../sandbox/books/random.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { STANDARD_CAPS, type Caps } from "../../shared/activation/caps.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";

/** Who is under a policy of their own: whoever the CRM, or what is open, says is such a one. */
export interface Segmented {
  readonly by: "grade" | "country" | "key" | "amount";
  readonly policy: Policy;
}

/** How big one simulated story is; everything in it follows from its seed. */
export interface Scope {
  readonly seed: string;
  readonly processes: number;
  readonly debtors: number;
  readonly days: number;
  /** Invoices that each debtor gets at most; 3 when nothing is said. */
  readonly bills?: number;
  readonly from: Day;
  /** For whoever is in no segment. */
  readonly policy: Policy;
  /** In their order. */
  readonly segments: readonly Segmented[];
  /** Who carries mail; the mail server when nothing is said. */
  readonly by?: "smtp" | "zoho";
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
  /** Whether everybody speaks up in the hours in which messages wait, and while they leave. */
  readonly rush?: boolean;
  /** Days after those on which everything works and everybody is there. */
  readonly calmDays: number;
}

/** How many debtors, and for how long: most stories are small, so that there can be many. */
function drawSize(random: Random): { readonly debtors: number; readonly days: number } {
  const drawn = random.next();
  if (drawn < 0.01) {
    const debtors = random.whole(10, 40);
    return { debtors, days: Math.min(40, Math.floor(300 / debtors)) };
  }
  if (drawn < 0.08) {
    const debtors = random.whole(3, 10);
    return { debtors, days: random.whole(5, Math.ceil(50 / debtors) + 5) };
  }
  return drawn < 0.16
    ? { debtors: random.whole(1, 2), days: random.whole(10, 21) }
    : { debtors: random.pick([1, 1, 2, 2, 3]), days: random.whole(3, 8) };
}

export function drawScope(seed: string, random: Random): Scope {
  const { debtors, days } = drawSize(random);
  return {
    seed,
    processes: random.pick([1, 1, 2, 2, 3]),
    debtors,
    days,
    from: addDays(toDay("2026-03-02"), random.whole(0, 13)),
    policy: withTexts(drawPolicy(random), random.fork("texts")),
    segments: drawSegments(random.fork("segments")),
    by: random.fork("carrier").chance(0.2) ? "zoho" : "smtp",
    bustle: random.pick([0, 100, 300, 600]),
    deaths: random.pick([0, 0.3, 0.6, 1.5]),
    naps: random.pick([0, 0.3, 0.6, 1.5]),
    caps: drawCaps(random.fork("caps"), days),
    inTurns: random.chance(0.5),
    calmDays: random.pick([3, 3, 4]),
  };
}

const SEGMENTED: readonly (readonly Segmented["by"][])[] = [
  ["grade"],
  ["country"],
  ["key"],
  ["amount"],
  ["key", "grade"],
  ["amount", "country"],
];

function drawSegments(random: Random): readonly Segmented[] {
  if (!random.chance(0.3)) return [];
  return random
    .pick(SEGMENTED)
    .map((each, at) => ({ by: each, policy: drawSegment(random.fork(each), `sim${at + 2}`) }));
}

const drawSegment = (random: Random, id: string): Policy =>
  withTexts(drawPolicy(random, id), random.fork("texts"));

/** Some of the letters become texts, in a fifth of the policies. A text names no invoice: who it is of says how many. */
function withTexts(policy: Policy, random: Random): Policy {
  if (!random.chance(0.2)) return policy;
  const steps = policy.steps.map((step) =>
    step.channel === "email" && random.chance(0.6) ? { ...step, channel: "sms" as const } : step,
  );
  const texts = steps.flatMap(({ channel, template }, level) => {
    const body = `LEVEL ${level} UNDER ${policy.id} STOP 退订 OF {{accountName}} ASKED {{askedAmount}}`;
    const text = { subject: "{{askedAmount}}", body };
    return channel === "sms" ? [[template, { "zh-CN": text, en: text }] as const] : [];
  });
  return { ...policy, steps, templates: { ...policy.templates, ...Object.fromEntries(texts) } };
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
function wordingOf(id: string, level: number) {
  const letter = {
    subject: "{{askedAmount}}",
    body: `LEVEL ${level} UNDER ${id}\n\nASKED {{askedAmount}}\n\n{{invoiceTable}}`,
  };
  return { "zh-CN": letter, en: letter };
}

const LADDERS = [[3], [0, 5], [-3, 2, 8], [3, 10, 20], [1, 4, 7, 10], [-7, 0, 3, 10, 16]] as const;

export function drawPolicy(random: Random, id = "sim"): Policy {
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
    id,
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
    templates: Object.fromEntries(templates.map((template, at) => [template, wordingOf(id, at)])),
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
