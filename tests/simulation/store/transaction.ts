import { never } from "../virtual-time.ts";

/** As PostgreSQL's 40P01: whoever opened the transaction begins it again. */
export class Deadlock extends Error {
  override readonly name = "Deadlock";
}

/** What a table does when a transaction is over. */
export interface Written {
  settle(of: Transaction, stands: boolean): void;
}

/** Who holds which lock. A lock is kept to the end of its transaction. */
export type Locks = Map<string, Transaction>;

/** READ COMMITTED: it sees what is committed at each statement, and its own writes. */
export class Transaction {
  over = false;
  /** Which run it is at work for, as the database's own log would say. */
  by = "";
  /** Made once for each room: most transactions are short, and a process has few at a time. */
  readonly books = new Map<string, object>();
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

  /** Waits until nobody else holds it; true when there was somebody to wait for. */
  async lock(name: string): Promise<boolean> {
    let waited = false;
    for (let holder = this.#locks.get(name); holder && holder !== this; holder = this.#locks.get(name)) {
      waited = true;
      this.#refuseCircle(holder);
      this.waitsFor = holder;
      await holder.ended;
      this.waitsFor = null;
      // Its process died meanwhile.
      if (this.over) return never();
    }
    this.#locks.set(name, this);
    this.#held.add(name);
    return waited;
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
