import type { Random } from "../../sandbox/books/random.ts";
import { logFollowUp } from "../../server/followup/index.ts";
import { settleDoubt } from "../../server/dunning/index.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { InvoiceEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { desksOf, ORG } from "./desks.ts";
import { type Doors, presses } from "./presses.ts";
import type { Process } from "./process.ts";
import { COUNTRIES, GRADES } from "./town.ts";
import type { World } from "./world.ts";

/** What people and the world do to one debtor. */
export type Deed = (world: World, random: Random, accountId: string, today: Day, doors: Doors) => void;

export const invoiceOf = (world: World, random: Random, accountId: string): InvoiceEntry | undefined => {
  const mine = world.moneyOf(accountId).flatMap((each) => (each.kind === "invoice" ? [each] : []));
  return mine.length === 0 ? undefined : random.pick(mine);
};

export const residualOf = (world: World, { id, accountId }: InvoiceEntry, today: Day): number => {
  const items = openBooks(world.moneyOf(accountId), today).flatMap((book) => book.items);
  return items.find(({ invoiceId }) => invoiceId === id)?.residualMinor ?? 0;
};

const pays =
  (share: number, late: number): Deed =>
  (world, random, accountId, today) => {
    const invoice = invoiceOf(world, random, accountId);
    const owed = invoice === undefined ? 0 : residualOf(world, invoice, today);
    if (invoice === undefined || owed === 0) return;
    const id = `7${invoice.id}${world.order}`;
    const { currency } = invoice;
    world.happens(share === 1 ? "paid" : "paid in part");
    world.keepMoney({
      kind: "payment",
      id,
      accountId,
      currency,
      amountMinor: Math.max(1, Math.floor(owed * share)),
      reference: id,
      receivedOn: addDays(today, -late),
      reversedOn: null,
      appliedTo: random.chance(0.9) ? invoice.id : null,
    });
  };

const reverses: Deed = (world, random, accountId, today) => {
  const mine = world
    .moneyOf(accountId)
    .flatMap((each) => (each.kind === "payment" && each.reversedOn === null ? [each] : []));
  if (mine.length === 0) return;
  world.happens("payment reversed");
  world.keepMoney({ ...random.pick(mine), reversedOn: today });
};

/** A note takes a part off an invoice, or all that is left of it: then it is written off. */
const credits =
  (share: number): Deed =>
  (world, random, accountId, today) => {
    const invoice = invoiceOf(world, random, accountId);
    const owed = invoice === undefined ? 0 : residualOf(world, invoice, today);
    if (invoice === undefined || owed === 0) return;
    const id = `8${invoice.id}${world.order}`;
    world.happens(share === 1 ? "written off" : "credited");
    world.keepMoney({
      kind: "credit-note",
      id,
      accountId,
      currency: invoice.currency,
      amountMinor: Math.max(1, Math.floor(owed * share)),
      number: `CN-${id}`,
      issuedOn: today,
      appliedTo: invoice.id,
    });
  };

/** Nothing was ever owed on it. */
const voids: Deed = (world, random, accountId) => {
  const invoice = invoiceOf(world, random, accountId);
  if (invoice === undefined || invoice.amountMinor === 0) return;
  world.happens("voided");
  world.keepMoney({ ...invoice, amountMinor: 0, disputedMinor: 0, disputeReason: null });
};

const disputes =
  (share: number): Deed =>
  (world, random, accountId) => {
    const invoice = invoiceOf(world, random, accountId);
    if (invoice === undefined) return;
    const disputedMinor = Math.floor(invoice.amountMinor * share);
    world.happens(share === 0 ? "no dispute in the CRM" : "dispute in the CRM");
    world.keepMoney({ ...invoice, disputedMinor, disputeReason: share === 0 ? null : "price" });
  };

const excludesInvoice: Deed = (world, random, accountId) => {
  const invoice = invoiceOf(world, random, accountId);
  if (invoice === undefined) return;
  world.happens("invoice excluded in the CRM");
  world.keepMoney({ ...invoice, noReminders: !invoice.noReminders });
};

const excludes: Deed = (world, _, accountId) => {
  const account = world.accounts.get(accountId)?.is;
  if (account === undefined) return;
  world.happens("account excluded in the CRM");
  world.keepAccount({ ...account, noReminders: !account.noReminders, noRemindersReason: "asked" });
};

/** Its next score, or the CRM, puts it into another segment. */
const regrades: Deed = (world, random, accountId) => {
  const account = world.accounts.get(accountId)?.is;
  if (account === undefined) return;
  world.happens("account is another's now");
  const grade = random.pick(GRADES);
  world.keepAccount({ ...account, grade, country: random.pick(COUNTRIES), keyAccount: random.chance(0.3) });
};

const movesAddress: Deed = (world, random, accountId) => {
  const contact = world.contacts.get(`${accountId}1`)?.is;
  if (contact === undefined) return;
  world.happens("address moved");
  world.keepContact({ ...contact, email: `ap${random.whole(1, 99)}.${accountId}@buyer.example` });
};

const bounces: Deed = (world, _, accountId) => {
  const contact = world.contacts.get(`${accountId}1`)?.is;
  if (contact === undefined) return;
  world.happens("address is dead");
  world.dead.add(contact.email);
};

const LINE: Omit<LogRequest, "clientId"> = {
  kind: "call",
  outcome: null,
  contactId: null,
  note: "",
  happenedAt: null,
  next: null,
  promise: null,
  supersedes: null,
};

/** A person presses "save" until it says "saved". */
function says(world: World, request: LogRequest, accountId: string, doors: Doors, told: () => void): void {
  const author = { orgId: ORG, accountId, userId: "77", userName: "Li Na" };
  presses(
    world,
    doors,
    ({ followup }) => logFollowUp(author, request, followup),
    () => {
      world.swear({ kind: "said", clientId: request.clientId });
      told();
    },
  );
}

export const uuidOf = (random: Random): string =>
  `00000000-0000-7000-8000-${String(random.whole(0, 999_999)).padStart(6, "0")}${String(random.whole(0, 999_999)).padStart(6, "0")}`;

const notes: Deed = (world, random, accountId, _today, doors) => {
  const clientId = uuidOf(random);
  says(world, { ...LINE, clientId, note: `said ${clientId}` }, accountId, doors, () => undefined);
};

const promises: Deed = (world, random, accountId, today, doors) => {
  const invoice = invoiceOf(world, random, accountId);
  const amountMinor = invoice === undefined ? 0 : residualOf(world, invoice, today);
  if (invoice === undefined || amountMinor === 0) return;
  const clientId = uuidOf(random);
  const promisedOn = addDays(today, random.whole(1, 8));
  const { currency, id: invoiceId } = invoice;
  world.swear({ kind: "pressed", what: "promise", id: invoiceId, on: today });
  const promise = { amountMinor, currency, promisedOn, invoiceIds: [invoiceId] };
  says(
    world,
    { ...LINE, clientId, outcome: "promised", note: `said ${clientId}`, promise },
    accountId,
    doors,
    () =>
      world.swear({
        kind: "promised",
        accountId,
        invoiceId,
        amountMinor,
        currency,
        madeOn: today,
        promisedOn,
      }),
  );
};

/** By how often they happen. */
export const DEEDS: readonly Deed[] = [
  pays(1, 0),
  pays(1, 0),
  pays(0.5, 0),
  pays(1, 3),
  pays(0.995, 1),
  reverses,
  disputes(1),
  disputes(0.4),
  disputes(0),
  promises,
  promises,
  promises,
  notes,
  excludes,
  excludesInvoice,
  regrades,
  movesAddress,
  bounces,
];

/** What takes an invoice away without money. */
export const TAKEN_BACK: readonly Deed[] = [credits(1), credits(0.5), voids];

/** Somebody looks into the mailbox for every message in doubt and says what is there. */
export async function settlesDoubts(world: World, process: Process): Promise<void> {
  const desk = desksOf(process, world, "people").dunning;
  const doubts = await desk.inTenant(ORG, (book) => book.inDoubt(100));
  for (const { dispatchId, messageId } of doubts) {
    const didLeave = world.mailbox.some(({ bytes }) => bytes.includes(messageId ?? "?"));
    const settled = await settleDoubt(ORG, dispatchId, didLeave, "Li Na", desk);
    if (settled.ok) world.swear({ kind: "settled", dispatchId, didLeave });
  }
}
