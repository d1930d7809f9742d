import type { Random } from "../../sandbox/books/random.ts";

/** Whose work it is; one that sleeps is not given its turn before it wakes. */
export interface Sleeper {
  readonly alive: boolean;
  readonly asleepUntil: number;
}

interface Turn {
  readonly of: Sleeper;
  take(): void;
}

interface Timer {
  readonly at: number;
  readonly nth: number;
  fire(): void;
}

/**
 * Until everybody waits for something: Node takes the next tick when no promise is left that goes on by itself. Nobody in
 * a story waits for a real clock, socket or thread.
 */
const untilAllWait = (): Promise<void> => new Promise((soon) => process.nextTick(soon));

/** The end of a process: what waits for this goes on no more, and no `finally` of it runs. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.nth < b.nth);

/** A clock that stands still while anybody has work to do, and one turn at a time, drawn by seed. */
export class VirtualTime {
  /** Milliseconds since 1970: the true time, and the database's. */
  now: number;
  readonly #random: Random;
  #turns: Turn[] = [];
  /** A heap: the next one first, of one moment whoever asked first. */
  readonly #timers: Timer[] = [];
  #asked = 0;

  constructor(random: Random, start: number) {
    this.#random = random;
    this.now = start;
  }

  at(moment: number, fire: () => void): void {
    this.#asked += 1;
    const timer = { at: Math.max(moment, this.now), nth: this.#asked, fire };
    const heap = this.#timers;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] as Timer;
      if (isBefore(other, timer)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = timer;
  }

  /** Until it is this one's turn again; others may come first. */
  turn(of: Sleeper): Promise<void> {
    return new Promise((take) => this.#turns.push({ of, take }));
  }

  /** The time an answer takes. */
  async pass(ms: number, of: Sleeper): Promise<void> {
    await new Promise<void>((over) => this.at(this.now + ms, over));
    await this.turn(of);
  }

  /** Until nothing is left to do. */
  async run(): Promise<void> {
    for (;;) {
      await untilAllWait();
      const turn = this.#draw();
      if (turn !== undefined) {
        this.now += 1;
        turn.take();
        continue;
      }
      const timer = this.#next();
      if (timer === undefined) return;
      this.now = Math.max(this.now, timer.at);
      timer.fire();
    }
  }

  #next(): Timer | undefined {
    const heap = this.#timers;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Timer, heap[below] as Timer)) below += 1;
      const other = heap[below] as Timer;
      if (isBefore(last, other)) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  #draw(): Turn | undefined {
    if (this.#turns.length === 0) return undefined;
    if (this.#turns.some(({ of }) => !of.alive)) this.#turns = this.#turns.filter(({ of }) => of.alive);
    const able: number[] = [];
    for (const [at, { of }] of this.#turns.entries()) if (of.asleepUntil <= this.now) able.push(at);
    if (able.length === 0) return undefined;
    const [turn] = this.#turns.splice(able.length === 1 ? (able[0] ?? 0) : this.#random.pick(able), 1);
    return turn;
  }
}
