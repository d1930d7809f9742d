import { sql, type Transaction } from "kysely";
import type { PlanBook, PlanVerdictBook } from "../../plan/ports.ts";
import { dayTo } from "./columns.ts";
import { agreementBook, type LineRowsNeed } from "./followup-rows.ts";
import { refreshVerdicts } from "./promise-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

export function planBook(tx: Tx, orgId: string, need: LineRowsNeed): PlanBook {
  return {
    ...agreementBook(tx, orgId, need),
    async addPlan(plan, by, at) {
      await tx
        .insertInto("payment_plan")
        .values({
          org_id: orgId,
          plan_id: plan.planId,
          account_id: plan.accountId,
          currency: plan.currency,
          total_minor: plan.totalMinor,
          invoice_ids: [...plan.invoiceIds],
          breaks_after: plan.breaksAfter,
          agreed_on: dayTo(plan.agreedOn),
          already_in: JSON.stringify(plan.alreadyIn ?? {}),
          note: plan.note,
          by_user: by,
          recorded_at: at,
          state: "kept",
        })
        .execute();
      await tx
        .insertInto("instalment")
        .values(
          plan.instalments.map(({ dueOn, lastDay, amountMinor }, at) => ({
            org_id: orgId,
            plan_id: plan.planId,
            number: at + 1,
            due_on: dayTo(dueOn),
            last_day: dayTo(lastDay),
            amount_minor: amountMinor,
          })),
        )
        .execute();
      await refreshVerdicts(tx, orgId, plan.accountId, plan.agreedOn);
    },
    async withdrawPlan(planId, on, { by, at, reason }) {
      await tx
        .updateTable("payment_plan")
        .set({
          withdrawn_on: dayTo(on),
          withdrawn_at: at,
          withdrawn_by: by,
          withdrawn_reason: reason,
          state: "withdrawn",
        })
        .where("org_id", "=", orgId)
        .where("plan_id", "=", planId)
        .where("withdrawn_on", "is", null)
        .execute();
    },
    async addExtension(extension, by, at) {
      await tx
        .insertInto("extension")
        .values({
          org_id: orgId,
          extension_id: extension.extensionId,
          account_id: extension.accountId,
          invoice_id: extension.invoiceId,
          from_due: dayTo(extension.fromDue),
          extended_to: dayTo(extension.extendedTo),
          reason: extension.reason,
          approver: extension.approver,
          granted_on: dayTo(extension.grantedOn),
          by_user: by,
          recorded_at: at,
        })
        .execute();
    },
  };
}

export function planVerdictBook(tx: Tx, orgId: string, need: LineRowsNeed): PlanVerdictBook {
  return {
    ...agreementBook(tx, orgId, need),
    async accountsJudgedSince(since) {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT p.account_id FROM payment_plan p
        WHERE p.org_id = ${orgId} AND p.withdrawn_on IS NULL AND EXISTS (
          SELECT 1 FROM instalment i
          WHERE i.org_id = ${orgId} AND i.plan_id = p.plan_id AND i.last_day >= ${dayTo(since)})
        ORDER BY p.account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
    async lastStates(accountId) {
      const rows = await tx
        .selectFrom("payment_plan")
        .select(["plan_id", "state"])
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .execute();
      return new Map(rows.map((row) => [row.plan_id, row.state]));
    },
    async saveState(planId, state, asOf) {
      await tx
        .updateTable("payment_plan")
        .set({ state, judged_on: dayTo(asOf) })
        .where("org_id", "=", orgId)
        .where("plan_id", "=", planId)
        .where("withdrawn_on", "is", null)
        .execute();
    },
    async numbersOf(invoiceIds) {
      const rows = await tx
        .selectFrom("ledger_entry")
        .select(["entry_id", "number"])
        .where("org_id", "=", orgId)
        .where("entry_id", "in", [...invoiceIds])
        .where("known_to", "is", null)
        .execute();
      return new Map(rows.map((row) => [row.entry_id, row.number]));
    },
  };
}
