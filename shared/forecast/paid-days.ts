import { addDays, type Day, daysBetween } from "../kernel/day.ts";

const A_YEAR = 365;

/** The days of the last year on which a customer paid anything, a bit each: many invoices of one day are one. */
export class PaidDays {
  private readonly bits = new Uint8Array(Math.ceil((A_YEAR + 1) / 8));

  /** `on` lies before `asOf`; what is older than a year is not kept. */
  add(on: Day, asOf: Day): void {
    const age = daysBetween(on, asOf);
    if (age > A_YEAR) return;
    this.bits[age >> 3] = (this.bits[age >> 3] as number) | (1 << (age & 7));
  }

  /** The oldest first. */
  before(asOf: Day): Day[] {
    const days: Day[] = [];
    for (let age = A_YEAR; age > 0; age -= 1)
      if (((this.bits[age >> 3] as number) & (1 << (age & 7))) !== 0) days.push(addDays(asOf, -age));
    return days;
  }
}
