import { addDays, formatDay, type Day } from "../../kernel/day.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import type { KnownInvoice } from "../seen-invoice.ts";
import { accounts, type Accounts } from "./accounts.ts";
import { invoiceTime, type InvoiceTime } from "./invoice-time.ts";
import { openBook, type OpenBookFigures } from "./open-book.ts";
import { cutOf, withoutLargest, type Window } from "./window.ts";

/** The whole protocol on one ledger. */
export interface BackTest {
  readonly from: string;
  readonly to: string;
  /** The first day of which the ledger knows nothing. */
  readonly cut: string;
  /** Asked of every invoice on the day it was written. */
  readonly p1: InvoiceTime;
  /** Asked of every account on the first of each month. */
  readonly p2: Accounts;
  /** Asked of the open book on every Monday. */
  readonly p3: OpenBookFigures & { readonly withoutLargest: OpenBookFigures };
}

export interface WindowAsked {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** As much past as the models need before the first question. */
export const LEAST_SETTLED = 30;
const USUAL_DAYS = 122;

/** Why there is nothing to ask about, and how many invoices were settled before the first day that would be. */
export interface NoWindow {
  readonly sentence: string;
  readonly from: Day | null;
  readonly settled: number;
}
const noWindow = (sentence: string, from: Day | null = null, settled = 0): Result<never, NoWindow> =>
  refuse({ sentence, from, settled });

/** The days to ask about: the last four months that the ledger knows, or those that were named. */
export function chooseWindow(known: readonly KnownInvoice[], asked: WindowAsked): Result<Window, NoWindow> {
  const cut = cutOf(known);
  if (cut === null) return noWindow("The ledger has no invoices: give one with a line for each.");
  const to = asked.to ?? addDays(cut, -1);
  const from = asked.from ?? addDays(to, 1 - USUAL_DAYS);
  if (from > to)
    return noWindow(`--from ${formatDay(from)} is after --to ${formatDay(to)}: swap the two days.`);
  if (to >= cut)
    return noWindow(
      `--to ${formatDay(to)} is after ${formatDay(addDays(cut, -1))}, the last day that the ledger knows.`,
    );
  const before = known.filter(({ settledOn }) => settledOn !== null && settledOn < from).length;
  const ever = known.filter(({ settledOn }) => settledOn !== null).length;
  if (ever < LEAST_SETTLED)
    return noWindow(
      `Only ${ever} invoices were ever settled, and a back-test learns from ${LEAST_SETTLED} or more: give a ledger with more of its past.`,
      from,
      before,
    );
  if (before < LEAST_SETTLED)
    return noWindow(
      `Only ${before} invoices were settled before ${formatDay(from)}, and a back-test learns from ${LEAST_SETTLED} or more: begin later with --from.`,
      from,
      before,
    );
  return ok({ from, to, cut });
}

/** `told` hears which part is done. */
export function backTest(
  known: readonly KnownInvoice[],
  window: Window,
  told: (part: "p1" | "p2" | "p3") => void = () => undefined,
): BackTest {
  const p1 = invoiceTime(known, window);
  told("p1");
  const p2 = accounts(known, window);
  told("p2");
  const others = withoutLargest(known, (each) => each.accountId);
  const p3 = { ...openBook(known, window), withoutLargest: openBook(others, window) };
  told("p3");
  const { from, to, cut } = window;
  return { from: formatDay(from), to: formatDay(to), cut: formatDay(cut), p1, p2, p3 };
}
