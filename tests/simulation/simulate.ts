import { createHash } from "node:crypto";
import { type Random, randomOf } from "../../sandbox/books/random.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { DAY_MS, MINUTE_MS, momentOf } from "./clock-on-wall.ts";
import { drawDeed } from "./draw-deed.ts";
import { settlesDoubts } from "./deeds.ts";
import type { Doors } from "./presses.ts";
import { releasesFuse } from "./release.ts";
import { drawScope, editPolicy, type Scope } from "./draw.ts";
import { judge } from "./oracle/judge.ts";
import { type Said, saidIn } from "./oracle/said.ts";
import { watchTail } from "./oracle/what-was-due.ts";
import { type Fates, Process } from "./process.ts";
import { tick } from "./shift.ts";
import { goesOn, resumes, stops } from "./stops.ts";
import { LEASE_MS } from "./store/terms.ts";
import { settleTown } from "./town.ts";
import { World } from "./world.ts";

export interface Story {
  readonly scope: Scope;
  /** What is wrong with it, each with when and where; empty when nothing is. */
  readonly violations: readonly string[];
  /** Of everything that anybody outside saw: the same seed, the same bytes. */
  readonly digest: string;
  readonly letters: number;
  readonly tasks: number;
  readonly deaths: number;
  readonly points: ReadonlySet<string>;
  /** How often each kind of thing came about: what was sworn to, what people did, what broke, where who died. */
  readonly happened: ReadonlyMap<string, number>;
  readonly said: readonly Said[];
  /** What people were told is saved while a message to that account waited. */
  readonly between: number;
}

/** When processes look at the clock; only what may matter of the 1,440 times of a day. */
const LOOKS = [362, 541, 575, 780, 1_020, 1_290];
/** Of the first of them nobody is late: the day's round, and its letters. */
const SURE_LOOKS = 2;
const SAME_LOOK_MS = 25_000;
/** When they look on calm days: often enough that whatever waits leaves. */
const CALM_ROUND = 361;
const CALM_LOOKS = [363, 541, 575, 1_020, 1_290, 1_350];
/** After so many calm days nothing of before is left to settle. */
const SETTLED_AFTER = 2;

/** One story from its seed: `over` replaces what the seed would draw. */
export async function simulate(seed: string, over: Partial<Scope> = {}, fates?: Fates): Promise<Story> {
  const random = randomOf(seed);
  const scope = { ...drawScope(seed, random.fork("scope")), ...over };
  const world = new World(random.fork("world"), momentOf(scope.from, 0));
  await settleTown(world, scope);
  const run = new Run(scope, world, random.fork("run"), fates);
  run.arrange();
  await world.time.run();
  const violations = await judge(world, run.policies, scope);
  const said = saidIn(world);
  for (const { under } of said) if (under !== scope.policy.id) world.happens("asked under a segment");
  const digest = createHash("sha256")
    .update(JSON.stringify([world.mailbox, world.crmLog, world.sworn]))
    .digest("hex");
  const tasks = world.crmLog.filter(({ module }) => module === "Tasks").length;
  const { mailbox, points, happened } = world;
  return {
    scope,
    violations: [...violations, ...run.flaws],
    digest,
    letters: mailbox.length,
    tasks,
    deaths: run.deaths,
    points,
    happened,
    said,
    between: stopsBetween(world),
  };
}

/** Where nothing is begun, most of a day is passed: a mishap there is the mishap of a house that stands idle. */
const IDLE =
  /^(?:rounds|sync|planVerdicts|promise|outbox|pull|dunning(?:: |[.](?:oldest|waiting|reap|org$|policiesStored|sheets)))/u;
/** Where something leaves the house. */
const LEAVES = /^(?:seal|deliver|reread|writeMany)|[.](?:claim|startSending|end$|note|queueW)/u;
/** Where a person waits for an answer. */
const AT_DESKS = /^(?:followup|plan|dispute|hold|activation|standstill)[.:]/u;
const mishaps = new Map<string, number>();

/** The chance of a mishap at a fault point, on a day that has one in store. */
function mishapAt(point: string): number {
  const known = mishaps.get(point);
  if (known !== undefined) return known;
  const chance = IDLE.test(point)
    ? 1 / 150
    : AT_DESKS.test(point)
      ? 1 / 3
      : LEAVES.test(point)
        ? 1 / 5
        : 1 / 20;
  mishaps.set(point, chance);
  return chance;
}

const STOPS = ["promised", "planned", "contested", "exempted", "vetoed"] as const;

/** Acknowledged after a message to that account was planned, and before anything had become of it. */
function stopsBetween(world: World): number {
  const { dispatches, eyes } = world.store;
  const isWaiting = ({ accountId, at }: { readonly accountId: string; readonly at: number }): boolean =>
    dispatches.rows(eyes, accountId).some((row) => +row.createdAt <= at && at <= +(row.endedAt ?? at));
  const saved = STOPS.flatMap((kind) => world.swornOf(kind));
  // Whatever is saved in the CRM is acknowledged by it.
  const inCrm = [...world.past.values()].flat().map(({ is: { accountId }, at }) => ({ accountId, at }));
  return [...saved, ...inCrm].filter(isWaiting).length;
}

/** People notice a page that has the wrong day. */
const isRight = ({ skewMs }: Process): boolean => Math.abs(skewMs) <= 10 * MINUTE_MS;

/** What is to happen in one story, put into its agenda. */
class Run {
  readonly scope: Scope;
  readonly world: World;
  readonly random: Random;
  readonly policies: { readonly from: number; readonly policy: Policy }[] = [];
  readonly flaws: string[] = [];
  deaths = 0;
  readonly #doors: Doors = { open: () => this.#anybody() };
  readonly #fates: Fates | undefined;
  readonly #processes: (Process | undefined)[] = [];
  #ticks = 0;
  #deathsLeft = 0;
  #napsLeft = 0;
  #downUntil = 0;
  #isTail = false;
  readonly #looks = new Set<string>();

  constructor(scope: Scope, world: World, random: Random, fates: Fates | undefined) {
    this.scope = scope;
    this.world = world;
    this.random = random;
    this.#fates = fates;
    for (const { policy } of [scope, ...scope.segments]) this.policies.push({ from: 0, policy });
    for (let at = 0; at < scope.processes; at += 1) this.#start(at);
  }

  arrange(): void {
    const { from, days, calmDays } = this.scope;
    for (let on = from; on < from + days; on = addDays(on, 1)) this.#day(on);
    const { outageOn } = this.scope;
    if (outageOn !== undefined)
      this.#at(momentOf(addDays(from, outageOn), 1), () => this.#outage(7 * DAY_MS));
    this.#at(momentOf(addDays(from, days), 1), () => this.#calm());
    for (let at = 0; at < calmDays; at += 1) this.#tailDay(addDays(from, days + at), at);
  }

  #at(moment: number, deed: () => void): void {
    this.world.time.at(moment, deed);
  }

  #day(on: Day): void {
    const { random, scope, world } = this;
    for (const [nth, look] of LOOKS.entries())
      for (let at = 0; at < scope.processes; at += 1)
        if (nth < SURE_LOOKS || random.chance(0.5))
          this.#at(momentOf(on, look) + random.whole(0, 90_000), () => this.#tick(at));
    for (let debtor = 0; debtor < scope.debtors; debtor += 1)
      if (random.whole(1, 1_000) <= scope.bustle) {
        const deed = drawDeed(random, scope.rush === true);
        const chances = random.fork(`deed ${on} ${debtor}`);
        this.#at(momentOf(on, 0) + this.#hour(), () =>
          deed(world, chances, String(100 + debtor), on, this.#doors),
        );
      }
    for (const [chance, deed] of this.#weather())
      if (random.chance(chance))
        this.#at(momentOf(on, random.whole(350, scope.clockSteps ? 600 : 1_100)), deed);
    this.#at(momentOf(on, 1_190), () => this.#lookIntoMailbox());
    if (random.chance(0.5)) this.#at(momentOf(on, 545), () => this.#releaseFuse(on));
    // For the round, or for its letters.
    this.#at(momentOf(on, random.pick([300, 538, 538])), () => {
      this.#deathsLeft = Math.floor(scope.deaths + random.next());
      this.#napsLeft = Math.floor(scope.naps + random.next());
    });
  }

  /** When somebody does something, in milliseconds of the day. */
  #hour(): number {
    const { random, scope } = this;
    if (scope.rush !== true) return random.whole(300, 1_200) * MINUTE_MS;
    const [first = 0, second = 0, third = 0] = LOOKS;
    if (random.chance(0.5)) return random.whole(first, third) * MINUTE_MS;
    return second * MINUTE_MS + random.whole(0, 100_000);
  }

  /** What happens to everybody at once, and how likely on a day. */
  #weather(): readonly (readonly [number, () => void])[] {
    const { random, world } = this;
    const during = (set: () => void, unset: () => void) => () => {
      set();
      this.#at(world.time.now + random.whole(10, 600) * MINUTE_MS, unset);
    };
    const bad = (what: string, worse: Partial<World>, well: Partial<World>) =>
      during(
        () => {
          world.happens(what);
          Object.assign(world, worse);
        },
        () => void Object.assign(world, well),
      );
    return [
      [0.05, bad("the CRM is down", { crmIsDown: true }, { crmIsDown: false })],
      [0.3, bad("the mail is bad", { mailTrouble: 60 }, { mailTrouble: 0 })],
      [0.25, bad("the CRM is bad", { crmTrouble: 60 }, { crmTrouble: 0 })],
      [
        0.03,
        during(
          () => stops(world, this.#doors, "org"),
          () => resumes(world, this.#doors, "org"),
        ),
      ],
      [
        0.03,
        during(
          () => stops(world, this.#doors, "house"),
          () => resumes(world, this.#doors, "house"),
        ),
      ],
      [0.05, () => this.#editPolicy()],
      [0.05, () => this.#skew(random.whole(-600_000, 600_000))],
      [
        this.scope.clockSteps === true ? 1 : 0,
        during(
          () => this.#skew(random.whole(-25 * 60, 25 * 60) * MINUTE_MS),
          () => this.#setRight(),
        ),
      ],
      [0.01, () => this.#outage(random.whole(7, 9) * DAY_MS)],
    ];
  }

  #skew(ms: number): void {
    const process = this.#anybody();
    if (process === undefined || this.#isTail) return;
    this.world.happens(Math.abs(ms) > 15 * MINUTE_MS ? "clock is wrong" : "clock is a little wrong");
    process.skewMs = ms;
  }

  #setRight(): void {
    for (const process of this.#processes) if (process !== undefined) process.skewMs = 0;
  }

  #outage(ms: number): void {
    this.world.happens("nobody there for a week");
    this.#downUntil = this.world.time.now + ms;
    for (const [at, process] of this.#processes.entries()) {
      process?.die();
      this.#processes[at] = undefined;
      this.#at(this.world.time.now + ms, () => this.#start(at));
    }
  }

  #releaseFuse(on: Day): void {
    if (this.scope.caps !== null) void releasesFuse(this.world, this.#doors, on);
  }

  #editPolicy(): void {
    const { store } = this.world;
    const { policy: other } = this.random.pick([this.scope, ...this.scope.segments]);
    const last = this.policies.findLast((each) => each.policy.id === other.id)?.policy ?? other;
    const policy = editPolicy(last, this.random);
    const others =
      this.scope.segments.length === 0 ? [] : this.#latest().filter(({ id }) => id !== policy.id);
    void store
      .directly((tx) =>
        store.org.update(
          tx,
          "org",
          () => true,
          (row) => ({ ...row, policyBodies: [policy, ...others] }),
        ),
      )
      .then(() => {
        this.world.happens("policy edited");
        this.policies.push({ from: this.world.time.now, policy });
      });
  }

  #latest(): readonly Policy[] {
    return [...new Map(this.policies.map(({ policy }) => [policy.id, policy])).values()];
  }

  #start(at: number): void {
    if (this.#processes[at]?.alive === true || this.world.time.now < this.#downUntil) return;
    this.deaths += this.#processes[at] === undefined ? 0 : 1;
    const { world } = this;
    const fates = this.#fates ?? this.#drawFates();
    const seen = (point: string) => void world.points.add(point);
    const parts = {
      time: world.time,
      store: world.store,
      random: this.random.fork(`process ${at} ${world.order}`),
    };
    this.#processes[at] = new Process(
      `p${at}`,
      parts,
      (point, n) => {
        const fate = this.#isTail ? null : fates(point, n);
        if (fate === null) return null;
        world.happens(`${fate.kind} at ${point.split(/[.:]/u)[0] ?? ""}`);
        this.#lookAgain(at, fate.kind === "dies");
        return fate;
      },
      seen,
    );
  }

  /** At any fault point, as often as the day still has in store. */
  #drawFates(): Fates {
    const random = this.random.fork(`fates ${this.world.order}`);
    return (point) => {
      if (this.#deathsLeft + this.#napsLeft === 0) return null;
      const mishap = mishapAt(point);
      if (this.#deathsLeft > 0 && random.chance(mishap)) {
        this.#deathsLeft -= 1;
        return { kind: "dies" };
      }
      if (this.#napsLeft > 0 && random.chance(mishap)) {
        this.#napsLeft -= 1;
        return { kind: "sleeps", ms: random.pick([5_000, 60_000, 101_000, 130_000, 250_000, 1_200_000]) };
      }
      return null;
    };
  }

  /** Every process looks every minute: here only after something has happened. */
  #lookAgain(at: number, isDeath: boolean): void {
    const { now } = this.world.time;
    if (isDeath) this.#at(now + this.random.whole(3_000, 100_000), () => this.#start(at));
    for (const later of [30_000, 121_500, 185_000, 245_000])
      for (let each = 0; each < this.scope.processes; each += 1)
        // Once a lease has run out all of them do.
        if (later > LEASE_MS || each === 0 || this.random.chance(0.5))
          this.#looksOnce(each, now + later + this.random.whole(0, 3_000));
  }

  /** Two mishaps close to each other are looked after together. */
  #looksOnce(at: number, moment: number): void {
    const look = `${at} ${Math.floor(moment / SAME_LOOK_MS)}`;
    if (this.#looks.has(look)) return;
    this.#looks.add(look);
    this.#at(moment, () => this.#tick(at));
  }

  #tick(at: number): void {
    const process = this.#processes[at];
    if (process === undefined || !process.alive) return this.#start(at);
    this.#ticks += 1;
    const by = `${process.name}#${this.#ticks}`;
    const isWrong = (fault: unknown) => {
      if (!String(fault).includes("no answer")) this.flaws.push(`${by} broke: ${String(fault)}`);
    };
    void tick(process, this.world, by, this.scope.inTurns).catch(isWrong);
  }

  #anybody(): Process | undefined {
    const living = this.#processes.flatMap((process) =>
      process?.alive === true && process.asleepUntil <= this.world.time.now && isRight(process)
        ? [process]
        : [],
    );
    return living.length === 0 ? undefined : this.random.pick(living);
  }

  #lookIntoMailbox(): void {
    const process = this.#anybody();
    if (process !== undefined) void settlesDoubts(this.world, process);
  }

  #calm(): void {
    const { world } = this;
    this.#isTail = true;
    this.#downUntil = 0;
    Object.assign(world, { crmIsDown: false, mailTrouble: 0, crmTrouble: 0 });
    void goesOn(world);
    for (let at = 0; at < this.scope.processes; at += 1) {
      this.#start(at);
      const process = this.#processes[at];
      if (process !== undefined) process.skewMs = 0;
    }
  }

  #tailDay(on: Day, nth: number): void {
    // All of them wake up for the round; afterwards one at a time.
    for (let at = 0; at < this.scope.processes; at += 1)
      this.#at(momentOf(on, CALM_ROUND) + 500 * at, () => this.#tick(at));
    for (const [turn, look] of CALM_LOOKS.entries())
      this.#at(momentOf(on, look), () => this.#tick((nth + turn) % this.scope.processes));
    this.#at(momentOf(on, 350), () => this.#lookIntoMailbox());
    this.#at(momentOf(on, 545), () => this.#releaseFuse(on));
    if (nth >= SETTLED_AFTER)
      watchTail(this.world, on, momentOf(on, 355), momentOf(on, 1_410), this.policies, (flaw) =>
        this.flaws.push(flaw),
      );
  }
}
