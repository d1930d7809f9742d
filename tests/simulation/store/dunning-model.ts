import { addressOf } from "../../../shared/dunning/recipient.ts";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { DunningBook, NewDispatch } from "../../../server/dunning/ports.ts";
import { claimModel } from "./claim-model.ts";
import { contactModel } from "./contact-model.ts";
import type { MemoryStore } from "./memory-store.ts";
import { noteDispatch } from "./note-dispatch.ts";
import { queueModel } from "./outbox-model.ts";
import type { KeptDispatch } from "./rows.ts";
import { sheetsModel } from "./sheets-model.ts";
import { type Between, isWaiting } from "./terms.ts";
import type { Transaction } from "./transaction.ts";

const NEEDED = ["accounts", "contacts", "invoices", "payments"];
const ASKED_AGAIN = new Set([
  "vetoed",
  "contact-limit",
  "quiet-hours",
  "preference",
  "opted-out",
  "wrong-contact",
]);
const SET_ASIDE = new Set(["held", "cancelled"]);

/** What `dunningBook` of the adapter does, over rows in memory. */
export function dunningModel(store: MemoryStore, tx: Transaction, between: Between): DunningBook {
  return {
    ...queueModel(store, tx),
    ...claimModel(store, tx),
    ...planModel(store, tx),
    ...contactModel(store, tx),
    async org() {
      const row = store.org.get(tx, "org");
      if (row === undefined) throw new Error("no result");
      const { name, timeZone, language, mode, sender, installationStopped, liveOn, caps, texts } = row;
      const org = { name, timeZone, language, mode, sender, installationStopped, liveOn, caps };
      return { ...org, ...(texts && { texts }) };
    },
    async policiesStored() {
      const { policyBodies, segments } = store.org.get(tx, "org") ?? { policyBodies: [], segments: null };
      return { bodies: policyBodies, segments };
    },
    async oldestReadAt() {
      const read = NEEDED.map((source) => store.cursors.get(tx, source)?.lastOkAt ?? null);
      return read.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b));
    },
    async accountsToPlan() {
      const bills = store.ledger.rows(tx).filter(({ kind }) => kind === "invoice");
      return [...new Set(bills.map(({ accountId }) => accountId))].sort();
    },
    // Stories have no parents yet: every account is written to itself.
    brokenLinks: async () => [],
    sheets: (accountIds, rehearsed, asOf) => sheetsModel(store, tx, between)(accountIds, rehearsed, asOf),
    note: (note) => noteDispatch(store, tx, note),
  };
}

type PlanModel = Pick<
  DunningBook,
  "spokenTo" | "supersede" | "daySoFar" | "saveDecisions" | "plan" | "noteRound" | "noteFacts"
>;

function planModel(store: MemoryStore, tx: Transaction): PlanModel {
  const of = (accountIds: readonly string[]) => accountIds.flatMap((id) => store.dispatches.rows(tx, id));
  return {
    async spokenTo(accountIds, asOf, rehearsed) {
      const said = of(accountIds).filter(
        (row) => row.asOf === asOf && row.rehearsed === rehearsed && !SET_ASIDE.has(row.state),
      );
      return new Set(said.map(({ accountId, currency }) => `${accountId}/${currency}`));
    },
    async supersede(accountIds, asOf, at) {
      const waits = (row: KeptDispatch) => row.asOf < asOf && isWaiting(row);
      const asked = new Map<string, Date>();
      for (const { dispatchId } of of(accountIds).filter(waits)) {
        let isVetoed = false;
        const row = await store.dispatches.update(tx, dispatchId, waits, (each) => {
          isVetoed = ASKED_AGAIN.has(each.reason ?? "");
          return { ...each, state: "cancelled", reason: "superseded", endedAt: at };
        });
        if (row && row.notBefore > at && !isVetoed)
          asked.set(`${row.accountId}/${row.currency}`, row.notBefore);
      }
      return asked;
    },
    async daySoFar(asOf) {
      const days = new Map<number, number>();
      for (const row of store.dispatches.rows(tx))
        if (!row.rehearsed && !SET_ASIDE.has(row.state) && row.asOf <= asOf && row.asOf > asOf - 31)
          days.set(row.asOf, (days.get(row.asOf) ?? 0) + 1);
      const planned = days.get(asOf) ?? 0;
      days.delete(asOf);
      const counts = [...days.values()].sort((x, y) => x - y);
      const released = store.acts
        .rows(tx)
        .some(({ kind, about }) => kind === "fuse-released" && about === formatDay(asOf));
      const capped = store.decisions.rows(tx, String(asOf)).some(({ reason }) => reason === "capped");
      return { planned, usual: counts[Math.ceil(counts.length / 2) - 1] ?? null, released, capped };
    },
    async saveDecisions(rows, at) {
      for (const row of rows) await store.decisions.upsert(tx, { ...row, at });
    },
    // What a round stood upon is read by replays alone.
    noteRound: () => Promise.resolve(),
    noteFacts: () => Promise.resolve(),
    async plan(rows, at) {
      const planned: string[] = [];
      for (const row of rows)
        if (await store.dispatches.insert(tx, plannedRow(row, at))) planned.push(row.dispatchId);
      return planned;
    },
  };
}

const plannedRow = (row: NewDispatch, at: Date): KeptDispatch => ({
  dispatchId: row.dispatchId,
  rehearsed: row.rehearsed,
  accountId: row.accountId,
  currency: row.currency,
  cycle: row.cycle,
  step: row.step,
  days: row.days,
  channel: row.channel,
  asOf: row.asOf,
  state: row.rehearsed ? "sent" : "planned",
  policyId: row.policyId,
  billedId: row.billedId,
  policyVersion: row.policyVersion,
  invoiceIds: row.invoiceIds,
  amountMinor: row.amountMinor,
  deadlineOn: row.deadlineOn,
  contactId: row.contact?.contactId ?? null,
  recipient: row.contact && addressOf(row.contact),
  subject: row.subject,
  notBefore: row.notBefore,
  attempts: 0,
  fence: "0",
  reason: null,
  reply: null,
  messageId: null,
  mail: null,
  leaseUntil: null,
  claimedBy: null,
  createdAt: at,
  endedAt: row.rehearsed ? at : null,
});
