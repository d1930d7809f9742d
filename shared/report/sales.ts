import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { isIn, monthOf, type Period } from "./period.ts";
import { total } from "./position.ts";

/** Net credit sales up to a day: invoices less credit notes, by the month in which they were issued. */
export class SalesCount {
  private readonly asOf: Day;
  private readonly window: Period;
  private readonly byMonth = new Map<Day, number>();
  private readonly firstDays = new Map<Day, Day>();
  private windowMinor = 0;

  constructor(asOf: Day, window: Period) {
    this.asOf = asOf;
    this.window = window;
  }

  add(entry: LedgerEntry): void {
    if (entry.kind === "payment" || entry.issuedOn > this.asOf) return;
    const amount = entry.kind === "invoice" ? entry.amountMinor : -entry.amountMinor;
    const month = this.monthStart(entry.issuedOn);
    this.byMonth.set(month, (this.byMonth.get(month) ?? 0) + amount);
    if (isIn(entry.issuedOn, this.window)) this.windowMinor += amount;
  }

  /** Of the month that begins on that day. */
  inMonth = (from: Day): number => total([this.byMonth.get(from) ?? 0]);

  get inWindow(): number {
    return total([this.windowMinor]);
  }

  /** The first day of a day's month, looked up: an invoice has one of a few hundred days. */
  monthStart(on: Day): Day {
    const known = this.firstDays.get(on);
    if (known !== undefined) return known;
    const { from } = monthOf(on);
    this.firstDays.set(on, from);
    return from;
  }
}
