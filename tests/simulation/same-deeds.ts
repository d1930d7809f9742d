import type { Random } from "../../sandbox/books/random.ts";
import { type DunningBook, policiesInForce } from "../../server/dunning/index.ts";
import type { NewDispatch } from "../../server/dunning/ports.ts";
import type { OutboxBook } from "../../server/outbox/index.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { drawPeoplesDeed, type PeoplesBooks } from "./same-people.ts";

export interface Books extends PeoplesBooks {
  readonly dunning: DunningBook;
  readonly outbox: OutboxBook;
}

/** Something to ask of both stores in one transaction each. */
export interface Deed {
  readonly name: string;
  doing(books: Books): Promise<unknown>;
}

const ACCOUNTS = ["100", "101", "102"];
const FIRST = toDay("2026-03-02");
const AT = new Date("2026-03-02T02:00:00Z");

function newDispatch(random: Random, dispatchId: string): NewDispatch {
  const accountId = random.pick(ACCOUNTS);
  const contact = {
    contactId: `${accountId}1`,
    name: "Wang",
    email: `ap${accountId}1@buyer.example`,
    role: null,
  };
  return {
    dispatchId,
    rehearsed: random.chance(0.1),
    accountId,
    currency: random.pick(["CNY", "EUR"]) as Currency,
    cycle: `${accountId}/${random.whole(1, 2)}`,
    step: random.pick(["s0", "s1", "s2"]),
    days: 3,
    channel: "email",
    asOf: addDays(FIRST, random.whole(0, 3)),
    policyId: "sim",
    policyVersion: 1,
    invoiceIds: ["5"],
    memberIds: [],
    // Now and then an invoice that was another's when its step was told before.
    billedId: dispatchId.endsWith("3") ? "9" : accountId,
    amountMinor: 100,
    deadlineOn: random.chance(0.5) ? addDays(FIRST, random.whole(4, 20)) : null,
    contact,
    subject: null,
    bodyText: null,
    notBefore: new Date(AT.getTime() + random.whole(-2, 1) * 3_600_000),
  };
}

/** Of the messages planned so far, by their numbers; some never were. */
const someId = (random: Random, n: number): string =>
  `d${String(random.whole(0, Math.max(0, n))).padStart(4, "0")}`;

const MAIL = { raw: Buffer.from("mail"), sha256: "00", messageId: "<m>" };

/** A deed of the n-th turn. */
export function drawDeed(random: Random, n: number): Deed {
  if (random.chance(0.35)) return drawPeoplesDeed(random, n, ACCOUNTS);
  const id = someId(random, n);
  const asOf = addDays(FIRST, random.whole(0, 4));
  const fence = String(random.whole(0, 3));
  const state = random.pick(["sent", "deferred", "rejected", "in_doubt"] as const);
  const reason = random.pick(["recipient", null]);
  const setAside = random.pick(["held", "cancelled"] as const);
  const writebackId = `w${String(random.whole(0, n)).padStart(4, "0")}`;
  const bookOf = (name: string, doing: (book: DunningBook) => Promise<unknown>): Deed => ({
    name: `${name} ${id} fence ${fence}`,
    doing: ({ dunning }) => doing(dunning),
  });
  const planned = newDispatch(random, `d${String(n).padStart(4, "0")}`);
  const external = random.chance(0.3) ? null : `x${random.whole(1, 6)}`;
  const figures = {
    invoiceIds: ["5", "6"],
    memberIds: [],
    amountMinor: 90,
    deadlineOn: random.chance(0.5) ? addDays(FIRST, 21) : null,
    contact: planned.contact,
    subject: "s",
    bodyText: "t",
  };
  const plan = bookOf("plan", (book) => book.plan([planned], AT));
  const now = new Date(AT.getTime() + 60_000);
  return random.pick<Deed>([
    plan,
    plan,
    plan,
    plan,
    bookOf("claim", async (book) => {
      const row = await book.lockDispatch(id);
      return row?.state === "planned" || row?.state === "deferred" ? book.claim(id, "me", figures) : row;
    }),
    bookOf("claim several", async (book) => {
      const asked = [id, "d0000", "d0001"].map((dispatchId) => ({
        dispatchId,
        accountId: "100",
        invoiceIds: [],
        channel: "email" as const,
      }));
      const rows = await book.lockMessages(asked);
      return rows.map(({ dispatchId, state: now }) => `${dispatchId} ${now}`);
    }),
    bookOf("claim any", (book) => book.claim(id, "me", figures)),
    bookOf("start", (book) => book.startSending(id, fence, MAIL)),
    bookOf("start mine", async (book) =>
      book.startSending(id, (await book.dispatch(id))?.fence ?? "9", MAIL),
    ),
    bookOf("end", (book) => book.end(id, fence, { state, reason, reply: "250", notBefore: AT, at: AT })),
    bookOf("end mine", async (book) =>
      book.end(id, (await book.dispatch(id))?.fence ?? "9", {
        state,
        reason,
        reply: null,
        notBefore: AT,
        at: AT,
      }),
    ),
    bookOf("set aside", (book) => book.setAside(id, setAside, "paid", AT, AT)),
    bookOf("settle", (book) => book.settleDoubt(id, "cancelled", "settled", AT)),
    bookOf("reap", async (book) => {
      const { freed, doubted } = await book.reap(AT);
      return { freed, doubted: doubted.map(({ dispatchId }) => dispatchId).sort() };
    }),
    bookOf("supersede", async (book) => [...(await book.supersede(ACCOUNTS, asOf, now))].sort()),
    bookOf("spoken to", async (book) => [...(await book.spokenTo(ACCOUNTS, asOf, false))].sort()),
    bookOf("day so far", (book) => book.daySoFar(asOf)),
    bookOf("policies", async (book) => {
      const { segments, policies } = await policiesInForce(book);
      const named = segments.segments.map(({ key, policyId }) => [key, policyId]);
      const read = [...policies.values()].map(({ id, version, steps }) => [
        id,
        version,
        ...steps.map(({ days }) => days),
      ]);
      return { otherwise: segments.otherwise, named, read };
    }),
    bookOf("waiting", (book) => book.waiting(asOf, now)),
    bookOf("in doubt", (book) => book.inDoubt(10)),
    bookOf("sheets", async (book) => {
      const sheets = await book.sheets(ACCOUNTS, false, asOf);
      return sheets.map((sheet) => ({
        ...sheet,
        history: sheet.history.map((past) => JSON.stringify(past)).sort(),
      }));
    }),
    { name: "queue", doing: ({ outbox }) => queued(outbox, n, external) },
    { name: "queue again", doing: ({ outbox }) => queued(outbox, n, external) },
    {
      name: "claim writebacks",
      doing: async ({ outbox }) =>
        (await outbox.claimWritebacks(now, 3, "me")).map(({ writebackId, fence: held }) => [
          writebackId,
          held,
        ]),
    },
    {
      name: "end writeback",
      doing: ({ outbox }) =>
        outbox.endWriteback(
          { writebackId, fence },
          { state: "sent", crmId: "c", reason: null, at: AT, notBefore: AT },
        ),
    },
  ]);
}

async function queued(outbox: OutboxBook, n: number, externalId: string | null): Promise<unknown> {
  const writebackId = `w${String(n).padStart(4, "0")}`;
  const item = { writebackId, module: "Tasks" as const, externalId, record: { subject: "s" } };
  await outbox.queueWriteback(item, new Date(AT.getTime() + n));
  return null;
}
