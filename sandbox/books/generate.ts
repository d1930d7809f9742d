import { addDays, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { Book, BookPayment, Ledger } from "./book.ts";
import { castOf } from "./cast.ts";
import { cutBook } from "./cut-book.ts";
import { numberDocuments } from "./number-documents.ts";
import { randomOf } from "./random.ts";
import { withWhatWasSaid } from "./said.ts";
import { dealingsWith } from "./trade.ts";
import { unappliedCash, unappliedCredits } from "./unapplied.ts";

export interface GenerateOptions {
  readonly seed: string | number;
  readonly today: Day;
  /** How many accounts; 60 without it. */
  readonly customers?: number;
  /** Share of customers written to in Chinese, 0 to 1; 0.6 without it. */
  readonly zhShare?: number;
}

/** Days after today for which the habits go on. */
const FUTURE_DAYS = 120;

/**
 * A believable company's receivables: two years behind `today` and four months ahead.
 * The same options give the same book, byte for byte as JSON.
 */
export function generateBook({ seed, today, customers = 60, zhShare = 0.6 }: GenerateOptions): Book {
  assert(Number.isInteger(customers) && customers > 0, "a book has at least one customer");
  assert(zhShare >= 0 && zhShare <= 1, "a share lies between 0 and 1");
  const random = randomOf(seed);
  const end = addDays(today, FUTURE_DAYS);
  const players = castOf(random.fork("cast"), { customers, zhShare, today, end });
  const dealings = players.map((player) =>
    dealingsWith(random.fork(`trade ${player.customer.id}`), player, today),
  );
  const numbered = numberDocuments({
    invoices: dealings.flatMap((each) => each.invoices),
    creditNotes: [
      ...dealings.flatMap((each) => each.creditNotes),
      ...unappliedCredits(random.fork("credits"), players, today),
    ],
    payments: [
      ...dealings.flatMap((each) => each.payments),
      ...unappliedCash(random.fork("cash"), players, today),
    ].flatMap((payment) => until(payment, end)),
  });
  const ledger: Ledger = {
    customers: players.map((player) => player.customer),
    contacts: players.flatMap((player) => player.contacts),
    ...numbered,
    disputes: [],
  };
  return withWhatWasSaid(random.fork("said"), cutBook(ledger, today));
}

/** What a payment's story is when the play ends on `end`. */
function until({ reversedOn, ...payment }: BookPayment, end: Day): BookPayment[] {
  if (payment.on > end) return [];
  return [reversedOn !== undefined && reversedOn <= end ? { ...payment, reversedOn } : payment];
}
