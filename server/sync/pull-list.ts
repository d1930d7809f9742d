import { advanced, laterMoment, readFrom, UNREAD, withOverlap } from "./cursor.ts";
import { keepBatch } from "./keep-batch.ts";
import type { Batch, Cursor, ListSource, OrgFacts, Page, RecordOf, SyncBook, SyncDesk } from "./ports.ts";

/** What one source's pull did. */
export interface PullCounts {
  readonly read: number;
  readonly changed: number;
  readonly unreadable: number;
  readonly deleted: number;
}

/** Pages that are kept in one transaction: many enough to be fast, few enough to hold in memory and to repeat. */
const PAGES_PER_STEP = 10;
/** Records after which the store should look at itself again. */
const MANY = 1_000;

interface Progress {
  cursor: Cursor;
  read: number;
  changed: number;
  unreadable: number;
}

/** Reads one module on from its cursor: the first load, or what changed since, and what was deleted. */
export async function pullList(orgId: string, source: ListSource, desk: SyncDesk): Promise<PullCounts> {
  const begun = desk.now();
  const { org, cursor } = await desk.inTenant(orgId, async (book) => ({
    org: await book.org(),
    cursor: await book.cursor(source),
  }));
  if (source === "payments" && org.paymentsFrom === "invoice-fields") {
    return forgetPayments(orgId, cursor, begun, desk);
  }
  const progress = { cursor, read: 0, changed: 0, unreadable: 0 };
  // How an invoice is read depends on where payments come from: another setting makes all of it unread.
  if (cursor.paymentsFrom !== null && cursor.paymentsFrom !== org.paymentsFrom) {
    await step(orgId, source, desk, progress, NOTHING, UNREAD);
  }
  if (progress.cursor.modifiedSince === null) {
    await firstLoad(orgId, source, desk, org, progress);
    if (progress.read >= MANY) await desk.inTenant(orgId, (book) => book.refreshStatistics());
  } else await increment(orgId, source, desk, org, progress);
  const deleted = await pullDeletions(orgId, source, desk, progress);
  await desk.inTenant(orgId, async (book) => {
    if (source === "accounts" || source === "invoices") await book.followMerges(begun);
    await book.noteOk(source, begun);
  });
  const { read, changed, unreadable } = progress;
  return { read, changed, unreadable, deleted };
}

const NOTHING = { items: [], unreadable: [] };

/** In order of id, resumable after each step; counts as whole only at the end. */
async function firstLoad(
  orgId: string,
  source: ListSource,
  desk: SyncDesk,
  org: OrgFacts,
  progress: Progress,
): Promise<void> {
  const { pageToken, loadingUntil } = progress.cursor;
  // Whatever changes after this moment is at or after it by the CRM's own clock, so the first increment finds it.
  const until = pageToken === null ? await desk.crm.newest(orgId, source) : loadingUntil;
  const base = { ...UNREAD, paymentsFrom: org.paymentsFrom };
  const pages = desk.crm.recordsSince(orgId, source, { org, modifiedSince: null, pageToken });
  try {
    for await (const pile of piles(pages)) {
      const to =
        pile.nextPageToken === null
          ? { ...advanced(base, until, desk.now()), deletedSince: until }
          : { ...base, pageToken: pile.nextPageToken, loadingUntil: until };
      await step(orgId, source, desk, progress, pile, to);
    }
  } catch (error) {
    // The CRM forgets page tokens after a day: the load begins again.
    if (pageToken !== null && (error as { kind?: unknown }).kind === "rejected") {
      await step(orgId, source, desk, progress, NOTHING, UNREAD);
    }
    throw error;
  }
}

async function increment(
  orgId: string,
  source: ListSource,
  desk: SyncDesk,
  org: OrgFacts,
  progress: Progress,
): Promise<void> {
  const begun = desk.now();
  const { modifiedSince } = progress.cursor;
  const ask = { org, modifiedSince: readFrom(progress.cursor), pageToken: null };
  let first: Page<RecordOf[ListSource]> | undefined;
  for await (first of desk.crm.recordsSince(orgId, source, ask)) break;
  if (first === undefined) return;
  if (first.nextPageToken === null) {
    const until = first.items.reduce((last, each) => laterMoment(last, each.modifiedAt), modifiedSince);
    await step(orgId, source, desk, progress, first, advanced(progress.cursor, until, begun));
    return;
  }
  // One page is one moment; several are not. So the newest change is asked for first, and the list begun again.
  const until = laterMoment(modifiedSince, await desk.crm.newest(orgId, source));
  for await (const pile of piles(desk.crm.recordsSince(orgId, source, ask))) {
    const whole = pile.nextPageToken === null;
    const to = whole ? advanced(progress.cursor, until, begun) : progress.cursor;
    await step(orgId, source, desk, progress, pile, to);
  }
}

/** The records and the cursor that vouches for them, in one transaction: both or neither. */
async function step<S extends ListSource>(
  orgId: string,
  source: S,
  desk: SyncDesk,
  progress: Progress,
  batch: Batch<RecordOf[S]>,
  to: Cursor,
): Promise<void> {
  const at = desk.now();
  const changed = await desk.inTenant(orgId, async (book) => {
    await move(book, source, progress.cursor, to);
    return keepBatch(book, source, batch, at);
  });
  progress.cursor = to;
  progress.read += batch.items.length + batch.unreadable.length;
  progress.unreadable += batch.unreadable.length;
  progress.changed += changed;
}

async function pullDeletions(
  orgId: string,
  source: ListSource,
  desk: SyncDesk,
  progress: Progress,
): Promise<number> {
  const from = progress.cursor;
  const deletions = await desk.crm.deletedSince(orgId, source, withOverlap(from.deletedSince));
  const last = deletions.at(-1);
  if (last === undefined) return 0;
  const to = { ...from, deletedSince: laterMoment(from.deletedSince, last.deletedAt) };
  const at = desk.now();
  return desk.inTenant(orgId, async (book) => {
    await move(book, source, from, to);
    return book.dropRecords(source, deletions, at);
  });
}

/** Payments are read from the invoices now: the module's own are closed once, and its cursor forgotten. */
async function forgetPayments(orgId: string, cursor: Cursor, at: Date, desk: SyncDesk): Promise<PullCounts> {
  const changed = await desk.inTenant(orgId, async (book) => {
    await move(book, "payments", cursor, UNREAD);
    const closed = await book.dropModulePayments(at);
    await book.noteOk("payments", at);
    return closed;
  });
  return { read: 0, changed, unreadable: 0, deleted: 0 };
}

/**
 * Another pull may have moved the cursor meanwhile. After the first load that does no harm: what we read is kept, and
 * the cursor stays where the other put it. A first load that two pulls share would have holes, so the later one stops.
 */
async function move(book: SyncBook, source: ListSource, from: Cursor, to: Cursor): Promise<void> {
  if (await book.moveCursor(source, from, to)) return;
  const other = await book.cursor(source);
  const sameWay = other.paymentsFrom === to.paymentsFrom;
  if (sameWay && other.modifiedSince !== null && to.modifiedSince !== null) return;
  throw new Error(`Another pull of ${source} is under way; this one stops.`);
}

/** Several pages as one. */
async function* piles<T>(pages: AsyncIterable<Page<T>>): AsyncGenerator<Page<T>> {
  let pile: Page<T>[] = [];
  for await (const page of pages) {
    pile.push(page);
    if (pile.length < PAGES_PER_STEP && page.nextPageToken !== null) continue;
    yield {
      items: pile.flatMap((each) => each.items),
      unreadable: pile.flatMap((each) => each.unreadable),
      nextPageToken: page.nextPageToken,
    };
    pile = [];
  }
}
