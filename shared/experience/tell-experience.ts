import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day, daysBetween, later } from "../kernel/day.ts";
import { exponentOf } from "../kernel/currency.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { type Settlement, settlements } from "../ledger/settlements.ts";
import { AMOUNT_BANDS, type AmountBand, LATE_BANDS, type LateBand } from "./kinds.ts";

/** Days from `from` to `to`, both counted. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** How one customer paid in a period, as others may learn it: no name, no amount, no day. */
export interface Experience {
  /** Only of a customer who consented. */
  readonly regNo: string | null;
  readonly currency: Currency;
  readonly amount: AmountBand;
  readonly late: LateBand;
}

/** Fewer invoices tell more of one deal than of a customer. */
export const LEAST_INVOICES = 3;

/** In whole units of the currency: the lower end of each band after the first. */
const AMOUNT_EDGES = [10_000, 100_000, 1_000_000, 10_000_000] as const;
/** The last day of each band before the last. */
const LATE_EDGES = [0, 15, 30, 60, 90] as const;

/**
 * Of the invoices that fell due in the period and nobody contests, as the end of its last day saw them: in which band their
 * sum lies, and how late they were by amount; what is unpaid is late by the days so far. A row for each currency.
 */
export function tellExperience(
  entries: readonly LedgerEntry[],
  contested: ReadonlySet<string>,
  { from, to }: Span,
  regNo: string | null,
): readonly Experience[] {
  const disputed = new Set(
    entries.flatMap((each) => (each.kind === "invoice" && each.disputedMinor > 0 ? [each.id] : [])),
  );
  const due = settlements(entries, addDays(to, 1)).filter(
    ({ invoiceId, dueOn, amountMinor, creditedMinor }) =>
      dueOn >= from &&
      dueOn <= to &&
      creditedMinor < amountMinor &&
      !contested.has(invoiceId) &&
      !disputed.has(invoiceId),
  );
  const currencies = [...new Set(due.map(({ currency }) => currency))].toSorted();
  return currencies.flatMap((currency) => {
    const owed = due.filter((each) => each.currency === currency);
    if (owed.length < LEAST_INVOICES) return [];
    return [{ regNo, currency, amount: amountBand(owed, currency), late: lateBand(owed, to) }];
  });
}

/** In an order that tells nothing of whose they are: by what they say. */
export const inOrder = (rows: readonly Experience[]): readonly Experience[] =>
  rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const keyOf = ({ regNo, currency, amount, late }: Experience): string =>
  [regNo ?? "~", currency, AMOUNT_BANDS.indexOf(amount), LATE_BANDS.indexOf(late)].join(" ");

const owedMinor = ({ amountMinor, creditedMinor }: Settlement): bigint => BigInt(amountMinor - creditedMinor);

function amountBand(owed: readonly Settlement[], currency: Currency): AmountBand {
  const sum = owed.reduce((minor, each) => minor + owedMinor(each), 0n);
  const unit = 10n ** BigInt(exponentOf(currency));
  const above = AMOUNT_EDGES.filter((edge) => sum >= BigInt(edge) * unit).length;
  return AMOUNT_BANDS[above] ?? "over-10m";
}

/** Rounded half up to whole days. */
function lateBand(owed: readonly Settlement[], to: Day): LateBand {
  let [weighted, weight] = [0n, 0n];
  for (const each of owed) {
    const days = daysBetween(each.dueOn, later(each.settledOn ?? to, each.dueOn));
    weighted += owedMinor(each) * BigInt(days);
    weight += owedMinor(each);
  }
  const days = (2n * weighted + weight) / (2n * weight);
  return LATE_BANDS[LATE_EDGES.filter((last) => days > BigInt(last)).length] ?? "over-90";
}
