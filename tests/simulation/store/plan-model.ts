import type { DisputeBook } from "../../../server/dispute/ports.ts";
import type { AgreementBook } from "../../../server/followup/ports.ts";
import type { PlanBook, PlanVerdictBook } from "../../../server/plan/ports.ts";
import { agreementsModel, refreshedVerdicts } from "./agreements-model.ts";
import { lineModel } from "./line-model.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { Transaction } from "./transaction.ts";

/** What `planBook` of the adapter does, over rows in memory. */
export function planModel(store: MemoryStore, tx: Transaction, newId: () => string): PlanBook {
  return {
    ...agreementModel(store, tx, newId),
    async addPlan(plan, _by, recordedAt) {
      if (!(await store.plans.insert(tx, { plan, recordedAt, state: "kept" })))
        throw new Error("duplicate key");
      await refreshedVerdicts(store, tx, plan.accountId, plan.agreedOn);
    },
    async withdrawPlan(planId, on) {
      await store.plans.update(
        tx,
        planId,
        ({ plan }) => plan.withdrawnOn === null,
        (row) => ({ ...row, state: "withdrawn", plan: { ...row.plan, withdrawnOn: on } }),
      );
    },
    async addExtension(extension, _by, recordedAt) {
      if (!(await store.extensions.insert(tx, { extension, recordedAt }))) throw new Error("duplicate key");
    },
  };
}

/** What `disputeBook` of the adapter does, over rows in memory; whoever is named works there. */
export function disputeModel(store: MemoryStore, tx: Transaction, newId: () => string): DisputeBook {
  return {
    ...agreementModel(store, tx, newId),
    isActiveUser: () => Promise.resolve(true),
    async addDispute(dispute, _by, recordedAt) {
      if (!(await store.disputes.insert(tx, { dispute, recordedAt }))) throw new Error("duplicate key");
    },
    async resolveDispute(disputeId, resolution) {
      await store.disputes.update(
        tx,
        disputeId,
        ({ dispute }) => dispute.resolution === null,
        (row) => ({ ...row, dispute: { ...row.dispute, resolution } }),
      );
    },
  };
}

/** What `planVerdictBook` of the adapter does, over rows in memory. */
export function planVerdictModel(store: MemoryStore, tx: Transaction, newId: () => string): PlanVerdictBook {
  return {
    ...agreementModel(store, tx, newId),
    async accountsJudgedSince(since) {
      const live = store.plans
        .rows(tx)
        .filter(({ plan }) => plan.withdrawnOn === null)
        .filter(({ plan }) => plan.instalments.some(({ lastDay }) => lastDay >= since));
      return [...new Set(live.map(({ plan }) => plan.accountId))].sort();
    },
    lastStates: async (accountId) =>
      new Map(store.plans.rows(tx, accountId).map(({ plan, state }) => [plan.planId, state])),
    async saveState(planId, state) {
      await store.plans.update(
        tx,
        planId,
        ({ plan }) => plan.withdrawnOn === null,
        (row) => ({ ...row, state }),
      );
    },
    async numbersOf(invoiceIds) {
      const entries = invoiceIds.flatMap((id) => store.ledger.get(tx, id) ?? []);
      return new Map(entries.flatMap((each) => (each.kind === "invoice" ? [[each.id, each.number]] : [])));
    },
  };
}

/** What every book about agreements can do. */
function agreementModel(store: MemoryStore, tx: Transaction, newId: () => string): AgreementBook {
  return {
    ...lineModel(store, tx, newId),
    agreementsOf: async (accountId) => agreementsModel(store, tx, accountId),
  };
}
