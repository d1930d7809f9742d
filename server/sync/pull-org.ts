import type { Day } from "../../shared/kernel/day.ts";
import { countedOf } from "./counted-sources.ts";
import { type PullCounts, pullList } from "./pull-list.ts";
import type { Batch, ListSource, Source, SyncBook, SyncDesk } from "./ports.ts";

/** What a pull did to one source; `fault` says why it stopped, and then the counts are zero. */
export interface SourceReport extends PullCounts {
  readonly source: Source;
  readonly fault: string | null;
}

export interface SyncReport {
  readonly orgId: string;
  readonly ok: boolean;
  readonly sources: readonly SourceReport[];
}

const ALWAYS: readonly ListSource[] = ["accounts", "contacts", "invoices", "payments"];
const NONE: PullCounts = { read: 0, changed: 0, unreadable: 0, deleted: 0 };

/**
 * Brings one org up to date, source by source, or only the sources that are named. A source that fails keeps its old
 * cursor and age; the others go on.
 */
export async function pullOrg(
  orgId: string,
  desk: SyncDesk,
  asOf: Day,
  only: readonly Source[] | null = null,
): Promise<SyncReport> {
  const { counts } = await desk.inTenant(orgId, (book) => book.org());
  const lists = [...ALWAYS, ...countedOf(counts)];
  const pulls: readonly (readonly [Source, () => Promise<PullCounts>])[] = [
    [
      "users",
      () => pullWhole(orgId, "users", desk, desk.crm.users(orgId), (book, all) => book.keepUsers(all)),
    ],
    [
      "rates",
      () => pullWhole(orgId, "rates", desk, desk.crm.rates(orgId), (book, all) => book.keepRates(all, asOf)),
    ],
    ...lists.map((source) => [source, () => pullList(orgId, source, desk)] as const),
  ];
  const sources: SourceReport[] = [];
  for (const [source, pull] of pulls) {
    if (only === null || only.includes(source)) sources.push(await reported(orgId, source, desk, pull));
  }
  return { orgId, ok: sources.every((each) => each.fault === null), sources };
}

async function reported(
  orgId: string,
  source: Source,
  desk: SyncDesk,
  pull: () => Promise<PullCounts>,
): Promise<SourceReport> {
  const at = desk.now();
  try {
    return { source, fault: null, ...(await pull()) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : "unknown fault";
    await desk.inTenant(orgId, (book) => book.noteFault(source, fault, at));
    return { source, fault, ...NONE };
  }
}

/** A source that comes whole every time. */
async function pullWhole<T>(
  orgId: string,
  source: Source,
  desk: SyncDesk,
  reading: Promise<Batch<T>>,
  keep: (book: SyncBook, items: readonly T[]) => Promise<void>,
): Promise<PullCounts> {
  const at = desk.now();
  const { items, unreadable } = await reading;
  await desk.inTenant(orgId, async (book) => {
    await keep(book, items);
    await book.release(source, "all");
    await book.quarantine(source, unreadable, at);
    await book.noteOk(source, at);
  });
  return { ...NONE, read: items.length + unreadable.length, unreadable: unreadable.length };
}
