import { never } from "../virtual-time.ts";

/** As PostgreSQL's 40P01: whoever opened the transaction begins it again. */
export class Deadlock extends Error {
  override readonly name = "Deadlock";
}

/** What a table does when a transaction is over. */
export interface Written {
  settle(of: Transaction, stands: boolean): void;
}

/** Who has a transaction open, as its books know it. */
export interface Holder {
  point(name: string): Promise<void> | undefined;
  newId(): string;
}

const NOBODY: Holder = { point: () => undefined, newId: () => "" };

/** Who holds which lock. A lock is kept to the end of its transaction. */
export type Locks = Map<string, Transaction>;

/** READ COMMITTED: it sees what is committed at each statement, and its own writes. */
export class Transaction {
  over = false;
  /** Which run it is at work for, as the database's own log would say. */
  by = "";
  /** Made once for each room: most transactions are short, and few are open at a time. */
  readonly books = new Map<string, object>();
  /** The process that has it open. */
  holder: Holder = NOBODY;
  waitsFor: Transaction | null = null;
  readonly written = new Set<Written>();
  readonly #locks: Locks;
  readonly #held = new Set<string>();
  #end: () => void = () => undefined;
  #ended: Promise<void> | null = null;

  constructor(locks: Locks) {
    this.#locks = locks;
  }

  /** The next transaction of the same session. */
  reopen(): this {
    this.over = false;
    return this;
  }

  get ended(): Promise<void> {
    this.#ended ??= new Promise((end) => {
      this.#end = end;
    });
    return this.#ended;
  }

  isFree(name: string): boolean {
    const holder = this.#locks.get(name);
    return holder === undefined || holder === this;
  }

  /** Nothing to wait for when nobody else holds it. */
  lock(name: string): Promise<void> | undefined {
    // Its process died while another of its lanes was at work.
    if (this.over) return never();
    const holder = this.#locks.get(name);
    if (holder !== undefined && holder !== this) return this.#waits(name, holder);
    this.#take(name);
    return undefined;
  }

  async #waits(name: string, first: Transaction): Promise<void> {
    for (let holder: Transaction | undefined = first; holder && holder !== this; ) {
      this.#refuseCircle(holder);
      this.waitsFor = holder;
      await holder.ended;
      this.waitsFor = null;
      // Its process died meanwhile.
      if (this.over) return never();
      holder = this.#locks.get(name);
    }
    this.#take(name);
  }

  #take(name: string): void {
    this.#locks.set(name, this);
    this.#held.add(name);
  }

  #refuseCircle(holder: Transaction): void {
    for (let next: Transaction | null = holder; next !== null; next = next.waitsFor)
      if (next === this) throw new Deadlock("deadlock detected");
  }

  end(stands: boolean): void {
    if (this.over) return;
    this.over = true;
    for (const table of this.written) table.settle(this, stands);
    this.written.clear();
    for (const name of this.#held) this.#locks.delete(name);
    this.#held.clear();
    this.#ended = null;
    this.#end();
  }
}
