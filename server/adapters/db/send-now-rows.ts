import type { Selectable, Transaction } from "kysely";
import type { AskedSend, SendBook } from "../../dunning/send-now-ports.ts";
import { addAct } from "./activation-rows.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { dispatchFrom, SHOWN } from "./dispatch-row.ts";
import { dunningBook } from "./dunning-rows.ts";
import { readSheets } from "./dunning-sheets.ts";
import type { Database, SendRequestTable } from "./schema.ts";
import { lockAccount } from "./lock-account.ts";

type Tx = Transaction<Database>;

/** Dunning's own book, and what people ask to leave now. */
export function sendBook(tx: Tx, orgId: string): SendBook {
  return {
    lockOwned: (accountId) => lockAccount(tx, orgId, accountId),
    ...dunningBook(tx, orgId),
    sheetsAsked: (accountIds, rehearsed, asOf) => readSheets(tx, orgId, accountIds, rehearsed, asOf, true),
    async messagesOfDay(accountId, asOf, rehearsed) {
      const rows = await tx
        .selectFrom("dispatch")
        .select([...SHOWN, "reason"])
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("as_of", "=", dayTo(asOf))
        .where("rehearsed", "=", rehearsed)
        .orderBy("created_at")
        .orderBy("dispatch_id")
        .execute();
      return rows.map((row) => ({ ...dispatchFrom(row), reason: row.reason }));
    },
    async noteSend({ actId, accountId, body }, { userId, userName }, at) {
      const reason = "asked on the account's page";
      const by = { userId, userName };
      await addAct(tx, orgId, { actId, kind: "sent-now", about: accountId, reason, body, by, at });
    },
    ...requestRows(tx, orgId),
  };
}

/** What was asked for, and what became of it. */
function requestRows(
  tx: Tx,
  orgId: string,
): Pick<SendBook, "askedSend" | "plannedTwin" | "addSend" | "openSends" | "answerSend"> {
  const requests = () => tx.selectFrom("send_request").selectAll().where("org_id", "=", orgId);
  return {
    async askedSend(requestId) {
      const row = await requests().where("request_id", "=", requestId).executeTakeFirst();
      return row === undefined ? null : askedFrom(row);
    },
    async plannedTwin(accountId, asOf, digest) {
      const row = await requests()
        .where("account_id", "=", accountId)
        .where("as_of", "=", dayTo(asOf))
        .where("digest", "=", digest)
        .where("outcome", "=", "planned")
        .orderBy("asked_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : askedFrom(row);
    },
    async addSend(asked, by, at) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("send_request")
        .values({
          org_id: orgId,
          request_id: asked.requestId,
          account_id: asked.accountId,
          as_of: dayTo(asked.asOf),
          digest: asked.digest,
          by_user: by.userId,
          by_name: by.userName,
          asked_at: at,
        })
        .onConflict((same) => same.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async openSends() {
      const rows = await requests().where("outcome", "is", null).orderBy("asked_at").execute();
      return rows.map(askedFrom);
    },
    async answerSend(requestId, outcome, dispatchIds, at) {
      await tx
        .updateTable("send_request")
        .set({ outcome, dispatch_ids: [...dispatchIds], answered_at: at })
        .where("org_id", "=", orgId)
        .where("request_id", "=", requestId)
        .execute();
    },
  };
}

const askedFrom = (row: Selectable<SendRequestTable>): AskedSend => ({
  requestId: row.request_id,
  accountId: row.account_id,
  asOf: dayFrom(row.as_of),
  digest: row.digest,
  outcome: row.outcome,
  dispatchIds: row.dispatch_ids,
});
