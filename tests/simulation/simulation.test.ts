import { describe, expect, it } from "@jest/globals";
import { randomOf } from "../../sandbox/books/random.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { methodsOf } from "./ports-of.ts";
import type { Fate } from "./process.ts";
import { drawPolicy, type Scope } from "./draw.ts";
import { firstDay } from "./first-day.ts";
import { KINDS, YEAR } from "./kinds.ts";
import { simulate } from "./simulate.ts";

/** For their fault points: `share.ts` tells a thousand others. */
const STORIES = 25;

const points = new Set<string>();

/** One debtor and one day, with nothing else to happen. */
const small: Partial<Scope> = {
  debtors: 1,
  days: 1,
  calmDays: 3,
  from: toDay("2026-03-02"),
  policy: { ...drawPolicy(randomOf("small")), minGapDays: 1 },
  segments: [],
  bustle: 0,
  deaths: 0,
  naps: 0,
  inTurns: false,
};

/** EVERY_POINT=1 tells the small story for every fault point from its first day to its last. */
const everyPoint = process.env["EVERY_POINT"] === "1";
const POINTS_MS = everyPoint ? 1_800_000 : 120_000;

/** Around the letter: from before the CRM is asked to after the outcome is written down. */
const BEFORE = 45;
const AFTER = 40;

/** The small story once for every `stride`-th fault point around its letter, with that fate there; what went wrong, and where. */
async function everywhere(
  processes: number,
  fate: NonNullable<Fate>,
  stride: number,
  happens: Map<string, number> = new Map(),
): Promise<string[]> {
  const story = { ...small, processes };
  const way: string[] = [];
  const { letters } = await simulate("small1", story, (point) => {
    way.push(point);
    return null;
  });
  expect(letters).toBe(1);
  const sealed = way.indexOf("seal: before");
  const [first, last] = everyPoint ? [0, way.length] : [Math.max(0, sealed - BEFORE), sealed + AFTER];
  const flaws: string[] = [];
  for (let at = first; at < last; at += everyPoint ? 1 : stride) {
    let passed = -1;
    const { violations, happened } = await simulate("small1", story, () => {
      passed += 1;
      return passed === at ? fate : null;
    });
    for (const [what, times] of happened) happens.set(what, (happens.get(what) ?? 0) + times);
    flaws.push(...violations.map((flaw) => `at ${at}, ${String(way[at])}: ${flaw}`));
  }
  return flaws;
}

describe("simulated stories", () => {
  it("R-01: nobody hears twice, too early, of paid or promised money, or never; and everything has one reason", async () => {
    const failed: string[] = [];
    for (let seed = 1; seed <= STORIES; seed += 1) {
      const { violations, points: passed } = await simulate(`more ${seed}`);
      if (violations.length > 0) failed.push(`seed more ${seed}: ${violations.join(" | ")}`);
      for (const point of passed) points.add(point);
    }
    expect(failed).toEqual([]);
  }, 120_000);

  it("D-02: the same seed is the same story, byte for byte", async () => {
    for (const seed of ["a", "b", "c", "d"])
      expect((await simulate(seed)).digest).toBe((await simulate(seed)).digest);
    expect((await simulate("a")).digest).not.toBe((await simulate("b")).digest);
  });

  it(
    "R-02: a process that dies at any fault point of a letter loses and repeats nothing",
    async () => {
      expect(await everywhere(1, { kind: "dies" }, 1)).toEqual([]);
    },
    POINTS_MS,
  );

  it(
    "R-02: nor does one of two",
    async () => {
      expect(await everywhere(2, { kind: "dies" }, 4)).toEqual([]);
    },
    POINTS_MS,
  );

  it(
    "R-20: nor does one of two that sleeps beyond its lease",
    async () => {
      const happened = new Map<string, number>();
      expect(await everywhere(2, { kind: "sleeps", ms: 250_000 }, 6, happened)).toEqual([]);
      // The oracle would have told of a stale fence that was let through.
      expect(happened.get("stale fence")).toBeGreaterThan(0);
    },
    POINTS_MS,
  );
});

const ports: readonly (readonly [room: string, file: string, name: string])[] = [
  ["dunning", "server/dunning/ports.ts", "DunningBook"],
  ["promise", "server/promise/ports.ts", "PromiseBook"],
  ["outbox", "server/outbox/ports.ts", "OutboxBook"],
  ["followup", "server/followup/ports.ts", "FollowUpBook"],
  ["plan", "server/plan/ports.ts", "PlanBook"],
  ["planVerdicts", "server/plan/ports.ts", "PlanVerdictBook"],
  ["dispute", "server/dispute/ports.ts", "DisputeBook"],
  ["hold", "server/hold/ports.ts", "HoldBook"],
];

const ROOMS = [...ports.map(([room]) => room), "activation", "standstill", "rounds", "sync"];

/** Nobody in a story does it, or only through the book of another room. */
const NOT_IN_STORIES = new Set([
  // A person does, in few of many stories: `npm run simulate` comes by, the daily share may not.
  "dunning.settleDoubt",
  // A stop falls between a claim and its sending in few of many stories; `tests/activation/stop.test.ts` makes it.
  "dunning.giveBack",
  // The stories' orgs attach nothing: `tests/stories/attached-files.test.ts` does.
  "dunning.filesPinned",
  "followup.page",
  "outbox.queueWriteback",
  "followup.belongsTo",
  "followup.supersedePromiseOf",
  "plan.addExtension",
  // Only somebody who is named as a dispute's owner is looked up; the rest is for pages.
  "dispute.isActiveUser",
  // The same press of the button, arriving twice: `tests/stories/send-now.test.ts` presses it.
  "hold.vetoOf",
  "hold.exemptions",
  "hold.vetoCounts",
  "hold.vetoesNow",
]);

/** Everybody is on the telephone all day; nothing breaks. */
const talkative: Partial<Scope> = {
  processes: 1,
  debtors: 5,
  days: 12,
  calmDays: 3,
  policy: { ...drawPolicy(randomOf("talk")), minGapDays: 1 },
  bustle: 700,
  deaths: 0,
  naps: 0,
  caps: { firstDay: 2, growth: 1, days: 3, fuseShare: 0.2, fuseAbove: 100 },
};

/** Forty customers on the first day of an org without a cap: only its fuse is left. */
const crowd: Partial<Scope> = {
  ...talkative,
  from: toDay("2026-03-02"),
  policy: { ...drawPolicy(randomOf("talk4")), minGapDays: 1 },
  segments: [],
  debtors: 40,
  days: 2,
  bustle: 0,
  caps: { firstDay: 1, growth: 1, days: 0, fuseShare: 0.2, fuseAbove: 100 },
};

describe("what people say in a story", () => {
  it("R-10: nothing that is on a plan, contested, exempt or put off is asked for once that is saved", async () => {
    const failed: string[] = [];
    const sworn = new Set<string>();
    for (const seed of ["t1", "t2", "t3", "t4", "t5", "t6"]) {
      const story = await simulate(seed, talkative);
      failed.push(...story.violations.map((flaw) => `${seed}: ${flaw}`));
      for (const kind of story.happened.keys()) sworn.add(kind);
      for (const passed of story.points) points.add(passed);
    }
    for (let seed = 1; seed <= 8; seed += 1) {
      const { violations, happened } = await simulate(String(seed), KINDS["said"]?.scope(String(seed)));
      failed.push(...violations.map((flaw) => `said ${seed}: ${flaw}`));
      for (const kind of happened.keys()) sworn.add(kind);
    }
    expect(failed).toEqual([]);
    for (const kind of ["credited", "written off", "voided", "paid"]) expect(sworn).toContain(kind);
    for (const kind of ["promised", "planned", "contested", "exempted", "vetoed"])
      expect(sworn).toContain(kind);
  }, 120_000);

  it("R-18: no more leaves on a day than the cap or the fuse lets through", async () => {
    const { violations, letters } = await simulate("crowd", crowd);
    expect(violations).toEqual([]);
    expect(letters).toBeGreaterThan(20);
  }, 120_000);
});

describe("long stories, a share of each", () => {
  it("C-06: a month of a year is the same twice, byte for byte", async () => {
    const month = { ...YEAR, debtors: 12, days: 30, bills: 4 };
    const [story, again] = [await simulate("year", month), await simulate("year", month)];
    expect(story.violations).toEqual([]);
    expect(story.digest).toBe(again.digest);
    expect(story.letters).toBeGreaterThan(10);
  }, 120_000);

  it("C-03: nobody hears twice or too early from a server whose clock steps by up to 25 hours", async () => {
    const flaws: string[] = [];
    for (const seed of ["1", "6", "56"])
      flaws.push(...(await simulate(seed, KINDS["clocks"]?.scope(seed))).violations);
    expect(flaws).toEqual([]);
  }, 120_000);

  it("R-16: after a week without anybody, each debtor hears once a day at most, at the right level", async () => {
    const { violations, letters } = await simulate("week", { ...KINDS["outage"]?.scope("1"), debtors: 15 });
    expect(violations).toEqual([]);
    expect(letters).toBeGreaterThan(10);
  }, 120_000);

  it("R-18: what was shown before the signature is what leaves, and nothing before it", async () => {
    expect(await firstDay(1_500)).toMatchObject({ before: 0, same: true, left: 50, ok: true });
  }, 120_000);
});

describe("fault points", () => {
  it.each(ports)("stand at every method of %s's book", (room, file, name) => {
    const methods = methodsOf(file, name);
    expect(methods.length).toBeGreaterThan(2);
    const missing = methods.map((method) => `${room}.${method}`).filter((point) => !points.has(point));
    expect(missing.filter((point) => !NOT_IN_STORIES.has(point))).toEqual([]);
  });

  it("stand on either side of every commit and of every call that leaves the house", () => {
    const commits = ROOMS.flatMap((room) => [
      `${room}: begin`,
      `${room}: commit, before`,
      `${room}: commit, after`,
    ]);
    const calls = [
      ...methodsOf("server/dunning/mail-ports.ts", "Courier"),
      ...methodsOf("server/dunning/ports.ts", "FreshInvoices"),
      "writeMany",
      "pull",
    ].flatMap((call) => [`${call}: before`, `${call}: after`]);
    expect([...commits, ...calls].filter((point) => !points.has(point))).toEqual([]);
  });
});
