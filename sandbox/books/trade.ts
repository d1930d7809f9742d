import { addDays, earlier, formatDay, later, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import type { BookCreditNote, BookInvoice, BookPayment } from "./book.ts";
import type { Player } from "./cast.ts";
import { settlementOf, workingDay } from "./pay-habits.ts";
import type { Random } from "./random.ts";

/** What passed between us and one customer; ids are unique within the customer only. */
export interface Dealings {
  readonly invoices: readonly BookInvoice[];
  readonly creditNotes: readonly BookCreditNote[];
  readonly payments: readonly BookPayment[];
}

/** Everything invoiced to a customer and how it was paid, until the end of the play. */
export function dealingsWith(random: Random, player: Player, today: Day): Dealings {
  const invoices = billingDays(random.fork("days"), player).map((on, index) =>
    invoiceOn(random.fork(`invoice ${index}`), player, on, index),
  );
  const settled = invoices.map((invoice) =>
    settle(random.fork(`pays ${invoice.id}`), player, invoice, today),
  );
  return {
    invoices,
    creditNotes: settled.flatMap((each) => each.creditNotes),
    payments: settled.flatMap((each) => each.payments),
  };
}

function billingDays(random: Random, player: Player): Day[] {
  const days: Day[] = [];
  if (player.habit === "bulk") {
    for (let on = player.from; on <= player.until; on = addDays(on, 1))
      if (weekdayOf(on) <= 5) days.push(...Array.from({ length: random.whole(4, 7) }, () => on));
    return days;
  }
  const gap = Math.round(30 / player.invoicesPerMonth);
  let on = player.from;
  while (workingDay(on) <= player.until) {
    days.push(workingDay(on));
    on = addDays(on, player.habit === "new" ? 25 : Math.max(1, gap + random.whole(-4, 4)));
  }
  return days;
}

function invoiceOn(random: Random, player: Player, on: Day, index: number): BookInvoice {
  const { customer, termDays } = player;
  const contract = `HT-${String((Number(customer.id.slice(1)) % 1000) * 13 + Number(formatDay(on).slice(2, 4))).padStart(4, "0")}`;
  return {
    id: `${customer.id}/${index}`,
    customerId: customer.id,
    subject: contract,
    currency: customer.currency,
    amountMinor: amountFor(random, player, on),
    on,
    dueOn: addDays(on, termDays),
  };
}

function amountFor(random: Random, { typicalMinor, habit }: Player, on: Day): number {
  const busy = habit === "seasonal" && ["09", "10", "11"].includes(formatDay(on).slice(5, 7)) ? 1.8 : 1;
  const unit = random.pick([1, 100, 1000]);
  const factor = busy * (0.4 + 2.4 * random.next() * random.next());
  return Math.max(unit, Math.floor((typicalMinor * factor) / unit) * unit);
}

interface Settled {
  readonly creditNotes: readonly BookCreditNote[];
  readonly payments: readonly BookPayment[];
}

function settle(random: Random, player: Player, invoice: BookInvoice, today: Day): Settled {
  const credit = random.chance(0.02) ? creditFor(random, invoice, player.until) : undefined;
  const creditNotes = credit === undefined ? [] : [credit];
  const on = settlementOf(random, player.habit, invoice, today);
  if (on === undefined) return { creditNotes, payments: [] };
  const net = invoice.amountMinor - (credit?.amountMinor ?? 0);
  return { creditNotes, payments: paidIn(random, invoice, net, later(on, credit?.on ?? on), today) };
}

function creditFor(random: Random, { id, subject, ...invoice }: BookInvoice, end: Day): BookCreditNote {
  return {
    id: `${id}/credit`,
    customerId: invoice.customerId,
    subject,
    currency: invoice.currency,
    amountMinor: percentOf(invoice.amountMinor, random.whole(3, 10)),
    on: earlier(later(end, invoice.on), workingDay(addDays(invoice.on, random.whole(3, 12)))),
    appliedTo: id,
  };
}

/** Mostly one payment; sometimes two parts, too little, or a payment that bounces and is made again. */
function paidIn(random: Random, invoice: BookInvoice, netMinor: number, on: Day, today: Day): BookPayment[] {
  const pay = (part: number, amountMinor: number, day: Day, reversedOn?: Day): BookPayment => ({
    id: `${invoice.id}/${part}`,
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    amountMinor,
    on: day,
    ...(reversedOn === undefined ? {} : { reversedOn }),
    method: methodFor(random, invoice),
  });
  const after = (least: number, most: number): Day => workingDay(addDays(on, random.whole(least, most)));
  const course = random.next();
  if (course < 0.005) return [pay(1, netMinor, on, after(1, 4)), pay(2, netMinor, after(9, 15))];
  // Old shortfalls have been settled long ago; only recent ones are still open.
  if (course < 0.02 && on > today - 120) return [pay(1, percentOf(netMinor, random.whole(92, 97)), on)];
  const first = percentOf(netMinor, random.whole(40, 70));
  if (course < 0.075 && first < netMinor) return [pay(1, first, on), pay(2, netMinor - first, after(12, 25))];
  return [pay(1, netMinor, on)];
}

const methodFor = (random: Random, { currency }: BookInvoice): string =>
  currency === "CNY"
    ? random.pick(["银行转账", "银行转账", "银行承兑汇票"])
    : random.pick(["Wire", "Wire", "Check"]);

/** At least one minor unit. */
const percentOf = (amountMinor: number, percent: number): number =>
  Math.max(1, Math.floor((amountMinor * percent) / 100));
