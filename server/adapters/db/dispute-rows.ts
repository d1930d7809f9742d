import type { Transaction } from "kysely";
import type { DisputeBook } from "../../dispute/ports.ts";
import { dayTo } from "./columns.ts";
import { agreementBook, type LineRowsNeed } from "./followup-rows.ts";
import type { Database } from "./schema.ts";

export function disputeBook(tx: Transaction<Database>, orgId: string, need: LineRowsNeed): DisputeBook {
  return {
    ...agreementBook(tx, orgId, need),
    async isActiveUser(userId) {
      const row = await tx
        .selectFrom("crm_user")
        .select("user_id")
        .where("org_id", "=", orgId)
        .where("user_id", "=", userId)
        .where("active", "=", true)
        .executeTakeFirst();
      return row !== undefined;
    },
    async addDispute(dispute, by, at) {
      await tx
        .insertInto("dispute")
        .values({
          org_id: orgId,
          dispute_id: dispute.disputeId,
          account_id: dispute.accountId,
          invoice_id: dispute.invoiceId,
          currency: dispute.currency,
          amount_minor: dispute.amountMinor,
          reason: dispute.reason,
          note: dispute.note,
          owner_id: dispute.ownerId,
          answer_by: dayTo(dispute.answerBy),
          opened_on: dayTo(dispute.openedOn),
          by_user: by,
          recorded_at: at,
        })
        .execute();
    },
    async resolveDispute(disputeId, { outcome, acceptedMinor, text, on, byName }, by, at) {
      await tx
        .updateTable("dispute")
        .set({
          outcome,
          accepted_minor: acceptedMinor,
          resolution: text,
          resolved_on: dayTo(on),
          resolved_at: at,
          resolved_by: by,
          resolved_by_name: byName,
        })
        .where("org_id", "=", orgId)
        .where("dispute_id", "=", disputeId)
        .where("outcome", "is", null)
        .execute();
    },
  };
}
