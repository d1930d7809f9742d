import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import type { NotClaimed } from "./attempt.ts";
import { type Claimed, claimDispatch } from "./claim-dispatch.ts";
import type { AccountSheet, DunningBook, DunningDesk, WaitingMessage } from "./ports.ts";
import { proposeTask } from "./propose-task.ts";
import { isFresh, type Reading } from "./read-ahead.ts";

/** A message that may be claimed, with what the CRM said of its invoices. */
export interface ToClaim {
  readonly message: WaitingMessage;
  readonly reading: Reading;
}

/** Claims one message, and if it is a task does it: that is done when the CRM's queue has it, in this very transaction. */
export async function claimAndTask(
  book: DunningBook,
  dispatchId: string,
  desk: DunningDesk,
  gone: Reading["gone"],
): Promise<Claimed | NotClaimed> {
  const claimed = await claimDispatch(book, dispatchId, desk, gone);
  if (claimed.kind === "claimed" && !reachesCustomer(claimed.dispatch.channel))
    await proposeTask(book, claimed, desk);
  return claimed;
}

/**
 * Claims several messages in one transaction: all their accounts are locked, in one order, before anything is read, and
 * what is read once for all of them is read after that. Each is decided on by itself.
 */
export async function claimTogether(
  book: DunningBook,
  asked: readonly ToClaim[],
  desk: DunningDesk,
): Promise<readonly (Claimed | NotClaimed)[]> {
  const [first, ...others] = asked;
  if (first === undefined) return [];
  if (others.length === 0)
    return [await claimAndTask(book, first.message.dispatchId, desk, first.reading.gone)];
  const { known, isByItself } = await readTogether(book, asked);
  const claims = new Map<ToClaim, Promise<Claimed | NotClaimed>>();
  const claim = async ({ message, reading }: ToClaim): Promise<Claimed | NotClaimed> =>
    isFresh(reading, desk.now())
      ? claimAndTask(known, message.dispatchId, desk, reading.gone)
      : // Somebody held a lock for so long: the next look asks the CRM again.
        { kind: "waits", reason: "stale-data" };
  // Side by side, so that the book may ask for all of them at once; and none is left behind when one fails.
  const apart = asked.filter(({ message }) => isByItself(message));
  for (const each of apart) claims.set(each, claim(each));
  await Promise.allSettled(claims.values());
  // What is claimed for one is part of what the next one must know of its account.
  for (const each of asked) if (!claims.has(each)) claims.set(each, Promise.resolve(await claim(each)));
  return Promise.all(asked.map((each) => claims.get(each) as Promise<Claimed | NotClaimed>));
}

interface Known {
  /** The book as a claim asks it, with answers that were read for all of these messages at once, under their locks. */
  readonly known: DunningBook;
  /** Nothing that is claimed here beside it can matter to it. */
  isByItself(message: WaitingMessage): boolean;
}

async function readTogether(book: DunningBook, asked: readonly ToClaim[]): Promise<Known> {
  const messages = asked.map(({ message }) => message);
  const rows = new Map((await book.lockMessages(messages)).map((row) => [row.dispatchId, row]));
  const rowOf = async (dispatchId: string) => rows.get(dispatchId) ?? null;
  const [asOf, ...otherDays] = new Set([...rows.values()].map((row) => row.asOf));
  const accountIds = messages.map(({ accountId }) => accountId);
  const read =
    asOf === undefined || otherDays.length > 0
      ? []
      : await book.sheets([...new Set(accountIds)], false, asOf);
  const sheets = new Map(read.filter(hasNoGroup).map((sheet) => [sheet.accountId, sheet]));
  const isOnce = (accountId: string) => accountIds.indexOf(accountId) === accountIds.lastIndexOf(accountId);
  // Two debtors may share a number, and what one is sent there counts for the other.
  const isText = (dispatchId: string) => rows.get(dispatchId)?.channel === "sms";
  const isByItself = ({ accountId, dispatchId }: WaitingMessage) =>
    sheets.has(accountId) && isOnce(accountId) && !isText(dispatchId);
  const known: DunningBook = {
    ...book,
    org: once(() => book.org()),
    policiesStored: once(() => book.policiesStored()),
    oldestReadAt: once(() => book.oldestReadAt()),
    dispatch: rowOf,
    lockAccount: () => Promise.resolve(),
    lockDispatch: rowOf,
    async sheets(ids, rehearsed, on) {
      const [accountId = ""] = ids;
      const sheet = sheets.get(accountId);
      const isKnown = ids.length === 1 && !rehearsed && on === asOf && isOnce(accountId);
      return isKnown && sheet !== undefined ? [sheet] : book.sheets(ids, rehearsed, on);
    },
  };
  return { known, isByItself };
}

/** Where a head office pays, the messages of others say something about this account: it is read for itself. */
const hasNoGroup = ({ group, payerId }: AccountSheet): boolean =>
  group === undefined && payerId === undefined;

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}
