import type { DunningDesk, OrgProfile, WaitingMessage } from "./ports.ts";

/** What the CRM said of a message's invoices, and when it was asked. */
export interface Reading {
  /** Invoices that the CRM no longer vouches for; null when it did not answer, "not-asked" while all was stopped. */
  readonly gone: ReadonlySet<string> | null | "not-asked";
  readonly at: Date;
}

/** Nobody is written to by a reading that is older. */
const OLD_MS = 60_000;
/** Messages that are read about at once, and as many ids as the CRM takes in one request. */
const MESSAGES = 40;
const IDS = 100;

export const isFresh = ({ at }: Reading, now: Date): boolean => now.getTime() - at.getTime() <= OLD_MS;

/** The invoices, asked for in the CRM this moment. */
export async function readAgain(
  orgId: string,
  invoiceIds: readonly string[],
  desk: DunningDesk,
): Promise<Reading> {
  const at = desk.now();
  try {
    return { gone: new Set((await desk.fresh.reread(orgId, invoiceIds)).gone), at };
  } catch {
    // No fresh data, no send. The sync keeps the fault and shows it.
    return { gone: null, at };
  }
}

/** Nothing may leave: what is stopped is asked about every minute, and that must not cost the CRM a question each time. */
export const isSilentIn = (org: OrgProfile, desk: Pick<DunningDesk, "stopped">): boolean =>
  desk.stopped() || org.installationStopped || org.mode !== "live";

export interface ReadMessage {
  readonly message: WaitingMessage;
  /** Rejects when it could not even be found out whether the CRM may be asked. */
  readonly reading: Promise<Reading>;
}

/** One message after the other, read about together with those that come next. */
export function readAhead(
  orgId: string,
  messages: readonly WaitingMessage[],
  desk: DunningDesk,
): () => ReadMessage | null {
  const ready: ReadMessage[] = [];
  let taken = 0;
  const readMore = (): void => {
    const next = nextOf(messages, taken);
    if (next.length === 0) return;
    taken += next.length;
    const reading = readAbout(orgId, next, desk);
    // Each lane hears of it from its own message.
    reading.catch(() => undefined);
    ready.push(...next.map((message) => ({ message, reading })));
  };
  return () => {
    // Soon enough that nobody waits for the CRM, late enough that nothing read grows old.
    if (ready.length <= MESSAGES / 4) readMore();
    return ready.shift() ?? null;
  };
}

function nextOf(messages: readonly WaitingMessage[], from: number): readonly WaitingMessage[] {
  let [to, ids] = [from, 0];
  while (to < messages.length && to - from < MESSAGES) {
    ids += messages[to]?.invoiceIds.length ?? 0;
    if (ids > IDS && to > from) break;
    to += 1;
  }
  return messages.slice(from, to);
}

async function readAbout(
  orgId: string,
  messages: readonly WaitingMessage[],
  desk: DunningDesk,
): Promise<Reading> {
  const org = await desk.inTenant(orgId, (book) => book.org());
  if (isSilentIn(org, desk) || (await desk.clockIsRight?.()) === false)
    return { gone: "not-asked", at: desk.now() };
  return readAgain(orgId, [...new Set(messages.flatMap(({ invoiceIds }) => invoiceIds))], desk);
}
