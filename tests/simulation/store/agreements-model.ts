import { type Agreements, judgeAgreements, noAgreements } from "../../../shared/dunning/agreements.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { Table } from "./table.ts";
import type { Transaction } from "./transaction.ts";

/** All that was agreed, in the order in which it was recorded, and the money that it is judged by. */
export function agreementsModel(store: MemoryStore, tx: Transaction, accountId: string): Agreements {
  const of = <Row extends Recorded>(table: Table<Row>, idOf: (row: Row) => string): Row[] =>
    table.rows(tx, accountId).sort(byRecord(idOf));
  const agreed = {
    promises: of(store.promises, ({ promise }) => promise.promiseId).map(({ promise }) => promise),
    disputes: of(store.disputes, ({ dispute }) => dispute.disputeId).map(({ dispute }) => dispute),
    plans: of(store.plans, ({ plan }) => plan.planId).map(({ plan }) => plan),
    extensions: of(store.extensions, ({ extension }) => extension.extensionId).map((row) => row.extension),
    offers: [],
  };
  if (Object.values(agreed).every((rows) => rows.length === 0)) return noAgreements;
  const entries = store.ledger
    .rows(tx, accountId)
    .filter(({ kind }) => kind !== "invoice")
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...agreed, entries };
}

interface Recorded {
  readonly recordedAt: Date;
}

const byRecord =
  <Row extends Recorded>(idOf: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    Number(a.recordedAt) - Number(b.recordedAt) || (idOf(a) < idOf(b) ? -1 : 1);

/** As `refreshVerdicts` of the adapter: lists say at once what a new agreement took over. */
export async function refreshedVerdicts(
  store: MemoryStore,
  tx: Transaction,
  accountId: string,
  asOf: Day,
): Promise<void> {
  for (const { promise, state, standsMinor, receivedMinor, level } of judgeAgreements(
    agreementsModel(store, tx, accountId),
    asOf,
  ).promises) {
    const last = { state, standsMinor, receivedMinor, level };
    const { promiseId } = promise;
    await store.promises.update(
      tx,
      promiseId,
      () => true,
      (row) => ({ ...row, last }),
    );
  }
}
