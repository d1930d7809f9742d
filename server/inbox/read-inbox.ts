import type { InboxBody, InboxCountsBody, InboxLineBody } from "../../shared/inbox/contract.ts";
import type { InboxQuery } from "../../shared/inbox/request-contract.ts";
import { INBOX_KINDS, type InboxKind } from "../../shared/inbox/kinds.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { assert } from "../../shared/kernel/result.ts";
import { foreseeNext, type NextForeseen } from "../dunning/index.ts";
import type {
  ClaimKnown,
  InboxBook,
  InboxDesk,
  MessageKnown,
  OfferKnown,
  Person,
  Place,
  Waiting,
} from "./ports.ts";

const PAGE = 50;

/** What waits for a person, most urgent first, with what is known of each: one page of it, and how many there are. */
export function readInbox(
  { orgId, userId }: Pick<Person, "orgId" | "userId">,
  query: InboxQuery,
  desk: InboxDesk,
): Promise<InboxBody> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const { timeZone } = await book.org();
    const today = desk.dayIn(timeZone, at);
    const asked = {
      kind: query.kind ?? null,
      ownerId: query.owner ?? null,
      after: placeIn(query.after),
      size: PAGE + 1,
    };
    const found = await book.page(asked, at);
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      today: formatDay(today),
      userId,
      counts: [...(await book.counts(at))],
      lines: await linesOf(shown, book, { timeZone, today, desk }),
      after: found.length > PAGE && last !== undefined ? placeOf(last) : null,
    };
  });
}

/** How many lines wait, by kind and owner. */
export async function countInbox(by: Person, desk: InboxDesk): Promise<InboxCountsBody> {
  // What waits for collectors is nothing to whoever keeps the books.
  if (by.role === "accountant") return { role: "accountant", counts: [] };
  return desk.inTenant(by.orgId, (book) => countsBody(by, book, desk.now()));
}

export const countsBody = async ({ role }: Person, book: InboxBook, at: Date): Promise<InboxCountsBody> => ({
  role: role === "admin" ? role : "collector",
  counts: [...(await book.counts(at))],
});

const placeOf = ({ kind, since, id }: Waiting): string => `${kind}~${since.getTime()}~${id}`;

function placeIn(text: string | undefined): Place | null {
  const [kind, ms, id = ""] = text?.split("~") ?? [];
  const known = INBOX_KINDS.find((each) => each === kind);
  return known === undefined ? null : { kind: known, sinceMs: Number(ms), id };
}

interface Around {
  readonly timeZone: string;
  readonly today: Day;
  readonly desk: InboxDesk;
}

async function linesOf(
  shown: readonly Waiting[],
  book: InboxBook,
  { timeZone, today, desk }: Around,
): Promise<InboxLineBody[]> {
  const idsOf = (...kinds: readonly InboxKind[]) =>
    shown.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const known: Known = {
    messages: await book.messages(idsOf("in-doubt", "returned", "proposal", "task")),
    offers: await book.offers(idsOf("offer")),
    claims: await book.claims(idsOf("claim")),
  };
  const urls = await book.accountUrls([...new Set(shown.map(({ accountId }) => accountId))]);
  const returned = shown.filter(({ kind }) => kind === "returned").map(({ accountId }) => accountId);
  // The round of today has been: what comes next comes tomorrow at the earliest.
  const next = await foreseeNext(book.dunning, [...new Set(returned)], addDays(today, 1), desk);
  return shown.map((line) => ({
    id: line.id,
    accountId: line.accountId,
    account: line.account,
    accountUrl: urls.get(line.accountId) ?? null,
    owner: line.owner,
    amountMinor: line.amountMinor,
    currency: line.currency,
    since: localMoment(line.since, timeZone),
    about: aboutOf(line, known, next),
  }));
}

interface Known {
  readonly messages: ReadonlyMap<string, MessageKnown>;
  readonly offers: ReadonlyMap<string, OfferKnown>;
  readonly claims: ReadonlyMap<string, ClaimKnown>;
}

function aboutOf(
  { kind, id, accountId, currency }: Waiting,
  { messages, offers, claims }: Known,
  next: ReadonlyMap<string, NextForeseen>,
): InboxLineBody["about"] {
  if (kind === "claim") {
    const claim = claims.get(id);
    assert(claim, `the claim ${id} waits, so it is there`);
    const { what, number, from, to, by } = claim;
    return { kind, what, number, from: formatDay(from), to: formatDay(to), by };
  }
  if (kind === "offer") {
    const offer = offers.get(id);
    assert(offer, `the offer ${id} waits, so it is there`);
    return { kind, ...offer, payBy: formatDay(offer.payBy) };
  }
  const message = messages.get(id);
  assert(message, `the message ${id} waits, so it is there`);
  const { step, channel, subject, invoices, recipient, contact, reply } = message;
  const fields = { step, channel, subject, invoices };
  switch (kind) {
    case "in-doubt": {
      const { attempts, messageId, heardSince } = message;
      return { kind, ...fields, recipient, contact, attempts, reply, messageId, heardSince };
    }
    case "returned": {
      const because = message.reason === "recipient" || message.reason === "message" ? message.reason : null;
      const foreseen = next.get(`${accountId}/${currency}`) ?? null;
      return { kind, ...fields, recipient, contact, because, reply, next: foreseen };
    }
    case "proposal":
      return { kind, ...fields, text: message.text, hasLetter: channel === "demand-letter" };
    case "task":
      return { kind, ...fields, text: message.text, contact, dueOn: formatDay(message.asOf) };
  }
}
