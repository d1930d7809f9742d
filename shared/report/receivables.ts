import { age, type Buckets } from "../aging/age.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays, earlier, type Day } from "../kernel/day.ts";
import { aliveOn, aliveWithin, type Chapter, chaptersOf } from "../ledger/alive.ts";
import { dayOf } from "../ledger/applications.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { moneyDays } from "./cost-of-credit.ts";
import { agedBy } from "./days-sales.ts";
import { averageDaysLate, daysToPay, dbtOfPayments } from "./paying-days.ts";
import { isIn, lastDays, wholeMonths, type Period } from "./period.ts";
import { positionOf, type Position } from "./position.ts";
import { bothDays, NO_DAYS, type WeighedDays } from "./quotient.ts";
import {
  bothMoved,
  bothStanding,
  type Moved,
  movedIn,
  NOT_MOVED,
  NOTHING_STANDS,
  rollForward,
  type RollForward,
  type Standing,
  standing,
} from "./roll-forward.ts";
import { bothRolled, NOT_ROLLED, type Rolled, rolledIn } from "./roll-rates.ts";
import { SalesCount } from "./sales.ts";

const MONTHS_ROLLED_FORWARD = 12;
const MONTHS_OF_ROLLS = 24;
const WINDOW_DAYS = 90;
const YEAR_DAYS = 365;

/** What one account owes at the end of the day, and minor units × days of the year that ends with it. */
export interface AccountReceivables {
  readonly buckets: Buckets;
  readonly moneyDays: bigint;
}

/**
 * One currency's receivables at the end of a day, counted one account after the other, so that a ledger need never be
 * in memory whole. All of it is sums: the order of accounts and of their entries does not matter.
 */
export class ReceivablesCount {
  readonly currency: Currency;
  readonly asOf: Day;
  /** The 90 days that end with `asOf`: of sales and payments. */
  readonly window: Period;
  /** The 365 days that end with `asOf`: of what credit cost. */
  readonly year: Period;
  readonly sales: SalesCount;
  /** Those that owe something, or did in the year. */
  readonly accounts = new Map<string, AccountReceivables>();
  /** By the first day of the month of issue: what is open, times its age. */
  readonly aged = new Map<Day, bigint>();
  /** Of everything open. */
  firstIssuedOn: Day | null = null;
  /** Of everything in the ledger. */
  firstEntryOn: Day | null = null;
  daysLate: WeighedDays = NO_DAYS;
  beyondTerms: WeighedDays = NO_DAYS;
  toPay: WeighedDays = NO_DAYS;
  rolled: Rolled = NOT_ROLLED;
  private readonly periods: readonly Period[];
  private readonly rollMonths: readonly Period[];
  private readonly moved: Moved[];
  private readonly standings: Map<Day, Standing>;

  constructor(currency: Currency, asOf: Day) {
    this.currency = currency;
    this.asOf = asOf;
    this.window = lastDays(asOf, WINDOW_DAYS);
    this.year = lastDays(asOf, YEAR_DAYS);
    this.sales = new SalesCount(asOf, this.window);
    this.periods = periodsTo(asOf);
    this.rollMonths = wholeMonths(asOf, MONTHS_OF_ROLLS);
    this.moved = this.periods.map(() => NOT_MOVED);
    const days = this.periods.flatMap(({ from, to }) => [addDays(from, -1), to]);
    this.standings = new Map([...days, asOf].map((on) => [on, NOTHING_STANDS]));
  }

  /** Everything in the ledger of one account in this currency; each account once. */
  add(accountId: string, entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      this.sales.add(entry);
      this.firstEntryOn = earlier(dayOf(entry), this.firstEntryOn ?? dayOf(entry));
    }
    this.periods.forEach((period, at) => {
      this.moved[at] = bothMoved(this.moved[at] ?? NOT_MOVED, movedIn(entries, period));
    });
    const chapters = chaptersOf(entries);
    this.addStandings(chapters);
    const now = positionOf(aliveWithin(chapters, this.window.from, this.asOf), this.currency, this.asOf);
    this.addPosition(accountId, now, moneyDays(entries, this.year));
  }

  /** Of the whole months before the day and of this one so far, oldest first. */
  get months(): RollForward[] {
    return this.periods.map((period, at) =>
      rollForward(this.moved[at] ?? NOT_MOVED, this.endsOf(period), this.currency, period),
    );
  }

  /** At the end of the day before a period that was looked at, and at its own end. */
  endsOf({ from, to }: Period): readonly [Standing, Standing] {
    return [this.standingOn(addDays(from, -1)), this.standingOn(to)];
  }

  /** At the end of the day itself. */
  get standing(): Standing {
    return this.standingOn(this.asOf);
  }

  private standingOn(on: Day): Standing {
    return this.standings.get(on) ?? NOTHING_STANDS;
  }

  private addStandings(chapters: readonly Chapter[]): void {
    const folded = new Map<Day, Position>();
    const positionOn = (on: Day): Position => {
      const known = folded.get(on) ?? positionOf(aliveOn(chapters, on), this.currency, on);
      folded.set(on, known);
      return known;
    };
    for (const [on, before] of this.standings)
      this.standings.set(on, bothStanding(before, standing(positionOn(on))));
    this.rolled = bothRolled(
      this.rolled,
      rolledIn(this.rollMonths, (on) => positionOn(on).open),
    );
  }

  private addPosition(accountId: string, { open, paid, settled }: Position, owedDays: bigint): void {
    const recent = paid.filter(({ paidOn }) => isIn(paidOn, this.window));
    const ended = settled.filter(({ settledOn }) => isIn(settledOn, this.window));
    this.daysLate = bothDays(this.daysLate, averageDaysLate(ended));
    this.beyondTerms = bothDays(this.beyondTerms, dbtOfPayments(recent));
    this.toPay = bothDays(this.toPay, daysToPay(recent));
    for (const each of open) {
      const month = this.sales.monthStart(each.issuedOn);
      this.aged.set(month, (this.aged.get(month) ?? 0n) + agedBy([each], this.asOf));
      this.firstIssuedOn = earlier(each.issuedOn, this.firstIssuedOn ?? each.issuedOn);
    }
    if (open.length > 0 || owedDays !== 0n)
      this.accounts.set(accountId, { buckets: age(open, this.asOf), moneyDays: owedDays });
  }
}

function periodsTo(asOf: Day): readonly Period[] {
  const whole = wholeMonths(asOf, MONTHS_ROLLED_FORWARD);
  const ended = whole.at(-1)?.to ?? asOf;
  return ended < asOf ? [...whole, { from: addDays(ended, 1), to: asOf }] : whole;
}
