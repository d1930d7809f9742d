import { addDays, earlier, later, type Day } from "../../shared/kernel/day.ts";
import type { Book, BookDispute, BookInvoice, BookLanguage, BookPromise } from "./book.ts";
import { openAmounts } from "./open-amounts.ts";
import type { Random } from "./random.ts";

const REASONS: Readonly<Record<BookLanguage, readonly string[]>> = {
  "zh-CN": ["数量与送货单不符", "部分产品质量不合格", "单价与合同不一致", "未收到增值税发票"],
  en: ["Short delivery against the packing list", "Damaged on arrival", "Price differs from the contract"],
};
const NOTES: Readonly<Record<BookLanguage, string>> = {
  "zh-CN": "电话中承诺按期付款",
  en: "Promised on the phone to pay by then",
};

/** The book with what customers have said about it: disputes of open invoices, and promises to pay. */
export function withWhatWasSaid(random: Random, book: Book): Book {
  const disputes = disputesIn(random.fork("disputes"), book);
  const disputed = new Set(disputes.map((each) => each.invoiceId));
  const promises = [
    ...openPromises(random.fork("open"), book, disputed),
    ...oldPromises(random.fork("old"), book),
  ];
  return { ...book, disputes, promises };
}

/** A dispute is about a part: less than what is open. At least four, as far as there are invoices to dispute. */
function disputesIn(random: Random, book: Book): BookDispute[] {
  const open = openAmounts(book);
  const languages = languagesIn(book);
  const candidates = book.invoices.filter((invoice) => (open.get(invoice.id) ?? 0) > 1);
  const drawn = candidates.filter(() => random.chance(0.03));
  const chosen = new Set([...drawn, ...candidates.slice(-4)].slice(0, Math.max(4, drawn.length)));
  return candidates
    .filter((invoice) => chosen.has(invoice))
    .map((invoice) => {
      const share = Math.floor(((open.get(invoice.id) ?? 0) * random.whole(20, 60)) / 100);
      return {
        invoiceId: invoice.id,
        amountMinor: Math.max(1, share),
        reason: random.pick(REASONS[languages.get(invoice.customerId) ?? "en"]),
        on: earlier(book.today, later(invoice.on, addDays(invoice.dueOn, -5))),
      };
    });
}

/** The six customers last to fall overdue have promised to pay within days. */
function openPromises(random: Random, book: Book, disputed: ReadonlySet<string>): BookPromise[] {
  const open = openAmounts(book);
  const overdue = new Map<string, BookInvoice[]>();
  for (const invoice of book.invoices) {
    const chaseable =
      (open.get(invoice.id) ?? 0) > 0 && invoice.dueOn < book.today && !disputed.has(invoice.id);
    if (chaseable) overdue.set(invoice.customerId, [...(overdue.get(invoice.customerId) ?? []), invoice]);
  }
  return [...overdue].slice(-6).map(([customerId, items]) => {
    const covered = items.slice(0, 3);
    const amountMinor = covered.reduce((all, item) => all + (open.get(item.id) ?? 0), 0);
    const on = later(addDays(book.today, -random.whole(1, 4)), latestOf(covered));
    return promiseOf(book, customerId, covered, amountMinor, on, addDays(book.today, random.whole(2, 9)));
  });
}

const latestOf = (invoices: readonly BookInvoice[]): Day =>
  invoices.reduce((last, each) => later(last, each.on), invoices[0]?.on as Day);

/** Eight payments that came very late came after a promise: half of them on the promised day, half long after. */
function oldPromises(random: Random, book: Book): BookPromise[] {
  const invoices = new Map(book.invoices.map((invoice) => [invoice.id, invoice]));
  const promises: BookPromise[] = [];
  for (const payment of [...book.payments].reverse()) {
    const invoice = invoices.get(payment.invoiceId ?? "");
    if (promises.length === 8) break;
    if (!invoice || payment.reversedOn !== undefined || payment.on - invoice.dueOn < 20) continue;
    if (promises.some((each) => each.customerId === invoice.customerId)) continue;
    const promisedOn = addDays(payment.on, promises.length % 2 === 0 ? 0 : -random.whole(6, 9));
    const on = addDays(promisedOn, -random.whole(3, 8));
    promises.push(promiseOf(book, invoice.customerId, [invoice], payment.amountMinor, on, promisedOn));
  }
  return promises;
}

function promiseOf(
  book: Book,
  customerId: string,
  covered: readonly BookInvoice[],
  amountMinor: number,
  on: Day,
  promisedOn: Day,
): BookPromise {
  const contact = book.contacts.find((each) => each.customerId === customerId);
  const customer = book.customers.find((each) => each.id === customerId);
  return {
    customerId,
    ...(contact === undefined ? {} : { contactId: contact.id }),
    invoiceIds: covered.map((each) => each.id),
    currency: (covered[0] as BookInvoice).currency,
    amountMinor,
    on,
    promisedOn,
    note: NOTES[customer?.language ?? "en"],
  };
}

const languagesIn = (book: Book): Map<string, BookLanguage> =>
  new Map(book.customers.map((customer) => [customer.id, customer.language]));
