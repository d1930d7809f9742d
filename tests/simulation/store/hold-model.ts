import type { HoldBook } from "../../../server/hold/ports.ts";
import type { MemoryStore } from "./memory-store.ts";
import { isWaiting } from "./terms.ts";
import type { Transaction } from "./transaction.ts";

const MAX_VETO_HOURS = 72;

/** What people hold back; lists and counts of it are for pages, which nobody reads in a simulation. */
type Asked = Omit<HoldBook, "exemptions" | "vetoCounts" | "vetoesNow">;

/** What `holdBook` of the adapter does, over rows in memory. */
export function holdModel(store: MemoryStore, tx: Transaction): HoldBook {
  const asked: Asked = {
    ...exemptionModel(store, tx),
    ...vetoModel(store, tx),
    async org() {
      return { timeZone: store.org.get(tx, "org")?.timeZone ?? "UTC", maxVetoHours: MAX_VETO_HOURS };
    },
    async lockAccount(accountId) {
      const row = await store.accounts.lockRow(tx, accountId, ({ state }) => state === "active");
      return row === undefined ? null : { ownerId: row.ownerId };
    },
    async hasInvoice(accountId, invoiceId) {
      const entry = store.ledger.get(tx, invoiceId);
      return entry?.kind === "invoice" && entry.accountId === accountId;
    },
    async addAct(act) {
      await store.acts.insert(tx, act);
    },
  };
  return asked as HoldBook;
}

function exemptionModel(
  { exemptions }: MemoryStore,
  tx: Transaction,
): Pick<HoldBook, "exemption" | "addExemption" | "liftExemption"> {
  return {
    async exemption(accountId, exemptionId) {
      const row = exemptions.get(tx, exemptionId);
      return row?.exemption.accountId === accountId ? row.exemption : null;
    },
    addExemption: (exemption, recordedAt) => exemptions.insert(tx, { exemption, recordedAt }),
    async liftExemption(exemptionId, on) {
      await exemptions.update(
        tx,
        exemptionId,
        () => true,
        (row) => ({ ...row, exemption: { ...row.exemption, liftedOn: on } }),
      );
    },
  };
}

function vetoModel(
  { vetoes, dispatches }: MemoryStore,
  tx: Transaction,
): Pick<HoldBook, "veto" | "vetoOf" | "addVeto" | "endVetoes"> {
  return {
    vetoOf: async (accountId, id) => vetoes.rows(tx, accountId).find(({ vetoId }) => vetoId === id) ?? null,
    async veto(accountId, at) {
      const live = vetoes.rows(tx, accountId).filter(({ until }) => until > at);
      return live.sort((a, b) => Number(b.until) - Number(a.until))[0] ?? null;
    },
    addVeto: (veto) => vetoes.insert(tx, veto),
    async endVetoes(accountId, at) {
      for (const { vetoId } of vetoes.rows(tx, accountId))
        await vetoes.update(
          tx,
          vetoId,
          ({ until }) => until > at,
          (row) => ({ ...row, until: at }),
        );
      for (const { dispatchId } of dispatches.rows(tx, accountId))
        await dispatches.update(
          tx,
          dispatchId,
          (row) => isWaiting(row) && row.reason === "vetoed",
          (row) => ({ ...row, notBefore: at, reason: null }),
        );
    },
  };
}
