import { createHash } from "node:crypto";
import type { Random } from "../../sandbox/books/random.ts";
import type { Transaction } from "./store/transaction.ts";
import type { MemoryStore } from "./store/memory-store.ts";
import { never, type Sleeper, type VirtualTime } from "./virtual-time.ts";

/** What befalls a process at one of its fault points. */
export type Fate = { readonly kind: "dies" } | { readonly kind: "sleeps"; readonly ms: number } | null;

/** Asked at every fault point: the n-th that this process passes, by name. */
export type Fates = (point: string, n: number) => Fate;

/** How often a process goes straight on at a fault point although others are waiting. */
const GOES_ON = 0.8;

/** One server process: it may die or fall asleep at every fault point, and its clock may be wrong. */
export class Process implements Sleeper {
  readonly name: string;
  alive = true;
  asleepUntil = 0;
  /** Its clock minus the true time. */
  skewMs = 0;
  points = 0;
  /** What holds an org's turn. */
  readonly session: object = {};
  readonly #open = new Set<Transaction>();
  readonly #time: VirtualTime;
  readonly #store: MemoryStore;
  readonly #random: Random;
  readonly #fates: Fates;
  readonly #seen: (point: string) => void;
  #ids = 0;
  readonly #seed: string;

  constructor(
    name: string,
    world: { readonly time: VirtualTime; readonly store: MemoryStore; readonly random: Random },
    fates: Fates,
    seen: (point: string) => void,
  ) {
    this.name = name;
    this.#time = world.time;
    this.#store = world.store;
    this.#random = world.random;
    this.#fates = fates;
    this.#seen = seen;
    this.#seed = `${name}/${world.random.whole(0, 1e9)}`;
  }

  now(): Date {
    return new Date(this.#time.now + this.skewMs);
  }

  newId(): string {
    this.#ids += 1;
    const hex = createHash("md5").update(`${this.#seed}/${this.#ids}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A named fault point. Nothing to wait for when the process goes straight on. */
  point(name: string): Promise<void> | undefined {
    if (!this.alive) return never();
    this.points += 1;
    this.#seen(name);
    const fate = this.#fates(name, this.points);
    if (fate?.kind === "dies") {
      this.die();
      return never();
    }
    if (fate?.kind === "sleeps") this.sleep(fate.ms);
    if (this.asleepUntil <= this.#time.now && this.#random.chance(GOES_ON)) return undefined;
    return this.#comesBack();
  }

  async #comesBack(): Promise<void> {
    await this.#time.turn(this);
    if (!this.alive) return never();
  }

  /** Something outside answers after a while. */
  async waits(ms: number): Promise<void> {
    await this.#time.pass(ms, this);
    if (!this.alive) return never();
  }

  sleep(ms: number): void {
    this.asleepUntil = Math.max(this.asleepUntil, this.#time.now + ms);
    if (this.#store.turn === this.session) this.#store.turnSleptUntil = this.asleepUntil;
    // Somebody must look again when it wakes.
    this.#time.at(this.asleepUntil, () => undefined);
  }

  /** What it had open is rolled back; nothing of it goes on. */
  die(): void {
    this.alive = false;
    for (const tx of this.#open) tx.end(false);
    this.#open.clear();
    if (this.#store.turn === this.session) this.#store.turn = null;
  }

  /** A transaction with a fault point where it begins and on either side of its commit. */
  inTransaction<T>(name: string, by: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { begin, before, after } = pointsOf(name);
    return this.#store.inTransaction(work, {
      opened: (tx) => {
        tx.by = by;
        tx.holder = this;
        const waits = this.point(begin);
        // Nothing is open before it has begun: who dies there has nothing to roll back.
        if (waits !== undefined) return waits.then(() => void this.#open.add(tx));
        this.#open.add(tx);
        return undefined;
      },
      closing: () => this.point(before),
      closed: (tx) => {
        this.#open.delete(tx);
        return this.point(after);
      },
    });
  }

  /** Something outside: what it does is done between the two fault points. */
  async outside<T>(name: string, doing: () => Promise<T>): Promise<T> {
    await this.point(`${name}: before`);
    const done = await doing();
    await this.point(`${name}: after`);
    return done;
  }
}

interface Points {
  readonly begin: string;
  readonly before: string;
  readonly after: string;
}

const named = new Map<string, Points>();

/** Made once: a story passes thousands. */
function pointsOf(name: string): Points {
  const known = named.get(name);
  if (known !== undefined) return known;
  const points = {
    begin: `${name}: begin`,
    before: `${name}: commit, before`,
    after: `${name}: commit, after`,
  };
  named.set(name, points);
  return points;
}
