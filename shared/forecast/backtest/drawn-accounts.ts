import type { KnownInvoice } from "../seen-invoice.ts";

/**
 * Whole accounts, of more invoices than are tested at once: those whose ids come first when read from the end. How an id
 * begins tells when its account was made; how it ends tells nothing of it.
 */
export class DrawnAccounts {
  leftOut = 0;
  private count = 0;
  /** What does not come before it is left out; null: nothing yet. */
  private bound: string | null = null;
  private readonly most: number;
  private readonly drawn = new Map<string, readonly KnownInvoice[]>();

  constructor(most: number) {
    this.most = most;
  }

  /** `invoices` in the order of their due days: of one account that alone is too large, the newest. */
  add(accountId: string, invoices: readonly KnownInvoice[]): void {
    const id = fromTheEnd(accountId);
    const fitting = this.bound !== null && id >= this.bound ? [] : invoices.slice(-this.most);
    this.leftOut += invoices.length - fitting.length;
    if (fitting.length === 0) return;
    this.drawn.set(id, fitting);
    this.count += fitting.length;
    while (this.count > this.most) this.leaveOut(this.last());
  }

  invoices(): KnownInvoice[] {
    return [...this.drawn.values()].flat();
  }

  private last(): string {
    let last = "";
    for (const id of this.drawn.keys()) if (id > last) last = id;
    return last;
  }

  private leaveOut(id: string): void {
    const invoices = this.drawn.get(id)?.length ?? 0;
    this.drawn.delete(id);
    this.bound = id;
    this.count -= invoices;
    this.leftOut += invoices;
  }
}

const fromTheEnd = (id: string): string => [...id].reverse().join("");
