import type { Transaction, Written } from "./transaction.ts";

interface Shape<Row> {
  readonly name: string;
  keyOf(row: Row): string;
  /** Rows are looked up by it; it never changes. */
  groupOf(row: Row): string;
  /** What only one row may have: the unique indexes that the row is in. */
  uniqueOf?(row: Row): readonly string[];
  /** Something may still become of it; those that are over are many, and asked for by their group only. */
  isAlive?(row: Row): boolean;
}

/** Rows as PostgreSQL keeps them for transactions that read what is committed: row locks, unique keys that wait. */
export class Table<Row extends object> implements Written {
  readonly #shape: Shape<Row>;
  readonly #rows = new Map<string, Row>();
  readonly #unique = new Map<string, string>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #alive = new Set<string>();
  readonly #drafts = new Map<Transaction, Map<string, Row>>();

  constructor(shape: Shape<Row>) {
    this.#shape = shape;
  }

  get(of: Transaction, key: string): Row | undefined {
    return this.#drafts.get(of)?.get(key) ?? this.#rows.get(key);
  }

  /** Visible rows of a group, or all. */
  rows(of: Transaction, group?: string): Row[] {
    const draft = this.#drafts.get(of);
    const found: Row[] = [];
    const take = (key: string) => {
      const row = draft?.get(key) ?? this.#rows.get(key);
      if (row !== undefined) found.push(row);
    };
    if (group !== undefined) for (const key of this.#groups.get(group) ?? []) take(key);
    else for (const keys of this.#groups.values()) for (const key of keys) take(key);
    return found;
  }

  /** Visible rows that are not over. */
  living(of: Transaction): Row[] {
    return [...this.#alive].flatMap((key) => {
      const row = this.get(of, key);
      return row !== undefined && this.#shape.isAlive?.(row) === true ? [row] : [];
    });
  }

  lockName(key: string): string {
    return `${this.#shape.name} ${key}`;
  }

  /** ON CONFLICT DO NOTHING: waits for whoever is about to write the same key; false when it stands already. */
  async insert(of: Transaction, row: Row): Promise<boolean> {
    const key = this.#shape.keyOf(row);
    const uniques = this.#shape.uniqueOf?.(row) ?? [];
    for (const name of [key, ...uniques]) {
      const waits = of.lock(this.lockName(name));
      if (waits !== undefined) await waits;
    }
    if (this.get(of, key) !== undefined) return false;
    for (const unique of uniques) if (this.#holderOf(of, unique) !== undefined) return false;
    this.#write(of, key, row);
    return true;
  }

  /** Inserts, or puts the row in the place of the one with its key. */
  async upsert(of: Transaction, row: Row): Promise<void> {
    const key = this.#shape.keyOf(row);
    const waits = of.lock(this.lockName(key));
    if (waits !== undefined) await waits;
    this.#write(of, key, row);
  }

  /** The row, locked, as it stands once the lock is had; nothing when it does not, or no longer, match. */
  async lockRow(of: Transaction, key: string, matches: (row: Row) => boolean): Promise<Row | undefined> {
    const seen = this.get(of, key);
    if (seen === undefined || !matches(seen)) return undefined;
    const waits = of.lock(this.lockName(key));
    if (waits !== undefined) await waits;
    const row = this.get(of, key);
    return row !== undefined && matches(row) ? row : undefined;
  }

  async update(
    of: Transaction,
    key: string,
    matches: (row: Row) => boolean,
    change: (row: Row) => Row,
  ): Promise<Row | undefined> {
    const row = await this.lockRow(of, key, matches);
    if (row === undefined) return undefined;
    const next = change(row);
    const before = this.#shape.uniqueOf?.(row) ?? [];
    const after = this.#shape.uniqueOf?.(next) ?? [];
    for (const unique of new Set([...before, ...after])) {
      const waits = of.lock(this.lockName(unique));
      if (waits !== undefined) await waits;
    }
    for (const unique of after) {
      const holder = this.#holderOf(of, unique);
      if (holder !== undefined && holder !== key) throw new Error(`duplicate key: ${unique}`);
    }
    this.#write(of, key, next);
    return next;
  }

  settle(of: Transaction, stands: boolean): void {
    const draft = this.#drafts.get(of);
    this.#drafts.delete(of);
    if (!stands || draft === undefined) return;
    for (const key of draft.keys()) {
      const before = this.#rows.get(key);
      if (before) for (const unique of this.#shape.uniqueOf?.(before) ?? []) this.#unique.delete(unique);
    }
    for (const [key, row] of draft) {
      this.#rows.set(key, row);
      if (this.#shape.isAlive?.(row) === false) this.#alive.delete(key);
      for (const unique of this.#shape.uniqueOf?.(row) ?? []) this.#unique.set(unique, key);
    }
  }

  #write(of: Transaction, key: string, row: Row): void {
    const draft = this.#drafts.get(of) ?? new Map<string, Row>();
    this.#drafts.set(of, draft);
    of.written.add(this);
    draft.set(key, row);
    if (this.#shape.isAlive?.(row) === true) this.#alive.add(key);
    const group = this.#shape.groupOf(row);
    const keys = this.#groups.get(group) ?? new Set<string>();
    this.#groups.set(group, keys);
    keys.add(key);
  }

  /** The key of the row that has it, as this transaction sees it. */
  #holderOf(of: Transaction, unique: string): string | undefined {
    const draft = this.#drafts.get(of);
    for (const [key, row] of draft ?? [])
      if (this.#shape.uniqueOf?.(row).includes(unique) === true) return key;
    const key = this.#unique.get(unique);
    // Its own draft may have let go of it.
    return key === undefined || draft?.has(key) === true ? undefined : key;
  }
}
