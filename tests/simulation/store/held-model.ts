import { addDays, type Day } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import { localTime } from "../../../server/jobs/today.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { KeptExemption } from "./rows.ts";
import type { Transaction } from "./transaction.ts";

/** What people hold back of one account. */
interface Held {
  readonly exempt: string | null;
  readonly exemptInvoices: ReadonlySet<string>;
  readonly vetoEnds: Date | null;
  readonly vetoedUntil: Day | null;
}

export const NOTHING_HELD: Held = {
  exempt: null,
  exemptInvoices: new Set(),
  vetoEnds: null,
  vetoedUntil: null,
};

/** As `heldByPeople` of the adapter. */
export function heldModel(store: MemoryStore, tx: Transaction, accountId: string, asOf: Day): Held {
  const exempt = store.exemptions.rows(tx, accountId).filter(holdsOn(asOf)).sort(byRecord);
  const vetoes = store.vetoes.rows(tx, accountId).filter(({ from, until }) => until > from);
  if (exempt.length === 0 && vetoes.length === 0) return NOTHING_HELD;
  const ends = vetoes.reduce<Date | null>((a, { until }) => (a === null || until > a ? until : a), null);
  const zone = store.org.get(tx, "org")?.timeZone ?? "UTC";
  return {
    exempt: exempt.find(({ exemption }) => exemption.invoiceId === null)?.exemption.reason ?? null,
    exemptInvoices: new Set(exempt.flatMap(({ exemption }) => exemption.invoiceId ?? [])),
    vetoEnds: ends,
    vetoedUntil: ends === null ? null : addDays(localTime(ends, zone).day, -1),
  };
}

const byRecord = (a: KeptExemption, b: KeptExemption): number => Number(a.recordedAt) - Number(b.recordedAt);

const holdsOn =
  (asOf: Day) =>
  ({ exemption: { fromOn, endsOn, liftedOn } }: KeptExemption): boolean =>
    fromOn <= asOf && (endsOn === null || endsOn >= asOf) && (liftedOn === null || liftedOn >= asOf);

export const markedExempt = (
  entries: readonly LedgerEntry[],
  { exemptInvoices }: Held,
): readonly LedgerEntry[] =>
  exemptInvoices.size === 0
    ? entries
    : entries.map((entry) =>
        entry.kind === "invoice" && exemptInvoices.has(entry.id) ? { ...entry, noReminders: true } : entry,
      );
