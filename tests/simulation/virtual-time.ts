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
  fire(): void;
}

const immediately = (): Promise<void> => new Promise((soon) => setImmediate(soon));

/** The end of a process: what waits for this goes on no more, and no `finally` of it runs. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A clock that stands still while anybody has work to do, and one turn at a time, drawn by seed. */
export class VirtualTime {
  /** Milliseconds since 1970: the true time, and the database's. */
  now: number;
  readonly #random: Random;
  readonly #turns: Turn[] = [];
  readonly #timers: Timer[] = [];

  constructor(random: Random, start: number) {
    this.#random = random;
    this.now = start;
  }

  at(moment: number, fire: () => void): void {
    const timer = { at: Math.max(moment, this.now), fire };
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#timers[middle]?.at ?? 0) <= timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
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
      await immediately();
      const turn = this.#draw();
      if (turn !== undefined) {
        this.now += 1;
        turn.take();
        continue;
      }
      const timer = this.#timers.shift();
      if (timer === undefined) return;
      this.now = Math.max(this.now, timer.at);
      timer.fire();
    }
  }

  #draw(): Turn | undefined {
    const able: number[] = [];
    for (let at = this.#turns.length - 1; at >= 0; at -= 1) {
      const { of } = this.#turns[at] as Turn;
      if (!of.alive) this.#turns.splice(at, 1);
    }
    for (const [at, { of }] of this.#turns.entries()) if (of.asleepUntil <= this.now) able.push(at);
    if (able.length === 0) return undefined;
    const [turn] = this.#turns.splice(able.length === 1 ? (able[0] ?? 0) : this.#random.pick(able), 1);
    return turn;
  }
}
