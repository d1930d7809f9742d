import type {
  Book,
  BookCreditNote,
  BookCustomer,
  BookDispute,
  BookInvoice,
  BookPayment,
  BookPromise,
} from "../../sandbox/books/index.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** The standard policy as it is published (docs/decisions/0005 and the settings page), written down a second time. */
const STEPS = [
  { key: "courtesy", days: -7, by: "mail" },
  { key: "due-today", days: 0, by: "mail" },
  { key: "reminder-1", days: 3, by: "mail" },
  { key: "reminder-2", days: 10, by: "mail" },
  { key: "call", days: 30, by: "task" },
  { key: "demand-letter", days: 60, by: "task" },
] as const;
const SMALLEST: Readonly<Record<string, number>> = { CNY: 1000, USD: 100, JPY: 200 };
const GAP_DAYS = 3;
const GRACE_DAYS = 1;
const [OPENS, CLOSES] = [9, 18];

/** One message that must leave: to whom, which step, and every invoice it lists (by the book's ids). */
export interface Expected {
  readonly customerId: string;
  readonly currency: string;
  readonly step: string;
  readonly by: "mail" | "task";
  /** The recipient's address; empty for a task. */
  readonly to: string;
  readonly invoices: readonly string[];
  readonly on: Day;
}

/**
 * What the book alone says must leave on a day, given what left before. `hourAt` is the wall clock's hour and
 * weekday (1 = Monday) in a zone at the time of the round.
 */
export function expectedOn(
  book: Book,
  on: Day,
  past: readonly Expected[],
  hourAt: (timeZone: string) => { hour: number; weekday: number },
): readonly Expected[] {
  const ledger = ledgerOn(book, on);
  return book.customers.flatMap((customer) => {
    const currencies = new Set(
      ledger.invoices.filter((each) => each.customerId === customer.id).map(({ currency }) => currency),
    );
    return [...currencies].flatMap((currency) => {
      const earlier = past.filter(
        (each) => each.customerId === customer.id && each.currency === currency && each.on < on,
      );
      return expectedFor(customer, currency, { book, ledger, on, past: earlier, hourAt }) ?? [];
    });
  });
}

interface LedgerOn {
  readonly invoices: readonly BookInvoice[];
  readonly creditNotes: readonly BookCreditNote[];
  readonly payments: readonly BookPayment[];
  readonly disputes: ReadonlyMap<string, BookDispute>;
}

/** The book with what its future brought up to and including a day. */
function ledgerOn(book: Book, on: Day): LedgerOn {
  const happened = book.future.filter((event) => event.on <= on);
  const reversed = new Set(happened.flatMap((event) => (event.kind === "reversal" ? [event.paymentId] : [])));
  const payments = [
    ...book.payments,
    ...happened.flatMap((event) => (event.kind === "payment" ? [event.payment] : [])),
  ];
  const disputes = new Map(book.disputes.map((dispute) => [dispute.invoiceId, dispute]));
  for (const event of happened)
    if (event.kind === "dispute") disputes.set(event.dispute.invoiceId, event.dispute);
  return {
    invoices: [
      ...book.invoices,
      ...happened.flatMap((event) => (event.kind === "invoice" ? [event.invoice] : [])),
    ],
    creditNotes: [
      ...book.creditNotes,
      ...happened.flatMap((event) => (event.kind === "credit-note" ? [event.creditNote] : [])),
    ],
    payments: payments.filter(({ id, reversedOn }) => reversedOn === undefined && !reversed.has(id)),
    disputes,
  };
}

interface Row {
  readonly invoice: BookInvoice;
  readonly dpd: number;
  readonly open: number;
  readonly disputed: number;
  promised: number;
}

interface Scene {
  readonly book: Book;
  readonly ledger: LedgerOn;
  readonly on: Day;
  readonly past: readonly Expected[];
  readonly hourAt: (timeZone: string) => { hour: number; weekday: number };
}

function expectedFor(customer: BookCustomer, currency: string, scene: Scene): Expected | null {
  const { on, past, hourAt } = scene;
  const { rows, credits } = owedBy(customer, currency, scene);
  const owed = sum(rows.map(({ open }) => open));
  const waiting = rows.flatMap((row) => {
    const next = nextStep(row.invoice, on, past);
    return next !== null && next.step.days <= row.dpd ? [{ row, ...next }] : [];
  });
  if (waiting.length === 0 || customer.excludedBecause !== undefined || credits >= owed) return null;
  const chaseable = waiting.filter(({ row }) => row.open - row.disputed - row.promised > 0);
  const ready = chaseable.filter(({ from }) => from <= on);
  if (ready.length === 0) return null;
  const step = ready.map((each) => each.step).reduce((a, b) => (b.days > a.days ? b : a));
  const asked = sum(
    rows
      .filter(({ dpd }) => dpd >= Math.min(0, step.days))
      .map((row) => row.open - row.disputed - row.promised),
  );
  if (asked - credits < Math.max(1, SMALLEST[currency] ?? 0)) return null;
  if (past.some((each) => on - each.on < GAP_DAYS)) return null;
  const to = step.by === "mail" ? addressOf(customer, scene.book) : "";
  if (to === null) return null;
  if (step.by === "mail") {
    const { hour, weekday } = hourAt(customer.timeZone);
    const weekdayOfDay = ((((on + 3) % 7) + 7) % 7) + 1;
    if (weekdayOfDay > 5 || weekday > 5 || hour < OPENS || hour >= CLOSES) return null;
  }
  return {
    customerId: customer.id,
    currency,
    step: step.key,
    by: step.by,
    to,
    invoices: rows.map(({ invoice }) => invoice.id),
    on,
  };
}

/** Every open invoice, oldest due first, and the customer's unused credit. */
function owedBy(customer: BookCustomer, currency: string, { book, ledger, on }: Scene) {
  const mine = <T extends { customerId: string; currency: string }>(all: readonly T[]): readonly T[] =>
    all.filter((each) => each.customerId === customer.id && each.currency === currency);
  const applied = new Map<string, number>();
  let credits = 0;
  const apply = (invoiceId: string | undefined, minor: number): void => {
    if (invoiceId === undefined) credits += minor;
    else applied.set(invoiceId, (applied.get(invoiceId) ?? 0) + minor);
  };
  for (const note of mine(ledger.creditNotes)) apply(note.appliedTo, note.amountMinor);
  for (const payment of mine(ledger.payments)) apply(payment.invoiceId, payment.amountMinor);
  const rows: Row[] = [];
  for (const invoice of mine(ledger.invoices)) {
    const left = invoice.amountMinor - (applied.get(invoice.id) ?? 0);
    if (left < 0) credits -= left;
    if (left <= 0) continue;
    const disputed = Math.min(left, ledger.disputes.get(invoice.id)?.amountMinor ?? 0);
    rows.push({ invoice, dpd: on - invoice.dueOn, open: left, disputed, promised: 0 });
  }
  rows.sort((a, b) => a.invoice.dueOn - b.invoice.dueOn);
  for (const promise of mine(book.promises)) holdBack(promise, rows, mine(ledger.payments), on);
  return { rows, credits };
}

/** A promise that was logged (its day had not passed) holds its amount, less what came since, until a day after. */
function holdBack(
  promise: BookPromise & { bookedOn?: Day },
  rows: readonly Row[],
  payments: readonly BookPayment[],
  on: Day,
): void {
  if (on > promise.promisedOn + GRACE_DAYS) return;
  const came = payments.filter(
    (each) =>
      each.on >= promise.on && (each.invoiceId === undefined || promise.invoiceIds.includes(each.invoiceId)),
  );
  let left = promise.amountMinor - sum(came.map(({ amountMinor }) => amountMinor));
  for (const row of rows) {
    if (!promise.invoiceIds.includes(row.invoice.id) || left <= 0) continue;
    const taken = Math.max(0, Math.min(left, row.open - row.disputed - row.promised));
    row.promised += taken;
    left -= taken;
  }
}

/** The lowest step that is neither done nor over, and the first day it may be taken. */
function nextStep(invoice: BookInvoice, on: Day, past: readonly Expected[]) {
  const done = STEPS.map(({ days }) =>
    past.find((message) => {
      const reached = STEPS.find(({ key }) => key === message.step)?.days ?? 0;
      const ageThen = message.on - invoice.dueOn;
      return message.invoices.includes(invoice.id) && reached >= days && ageThen >= days;
    }),
  );
  for (const [at, step] of STEPS.entries()) {
    if (done[at] !== undefined) continue;
    const before = done[at - 1];
    const gap = step.days - (STEPS[at - 1]?.days ?? 0);
    const from = Math.max(invoice.dueOn + step.days, before === undefined ? -Infinity : before.on + gap);
    const age = Math.max(on, from) - invoice.dueOn;
    const over = step.key === "courtesy" ? age >= 0 : step.key === "due-today" ? age > 0 : false;
    if (!over) return { step, from };
  }
  return null;
}

/** The person who pays first, the head of the company last; nobody without an address. */
function addressOf(customer: BookCustomer, book: Book): string | null {
  const rank = { billing: 0, finance_lead: 1, executive: 3, none: 2 };
  const [first] = book.contacts
    .filter(({ customerId, email }) => customerId === customer.id && email !== undefined)
    .sort((a, b) => rank[a.role ?? "none"] - rank[b.role ?? "none"]);
  return first?.email ?? null;
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
