import type { Transaction } from "kysely";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { FollowUpBook } from "../../followup/ports.ts";
import { dayOrNullTo, dayTo } from "./columns.ts";
import { readLine, readLines, type Cursor } from "./followup-views.ts";
import type { Database } from "./schema.ts";

export interface FollowUpRowsNeed {
  entriesOf(accountId: string): Promise<readonly LedgerEntry[]>;
  queueCopy: FollowUpBook["queueCopy"];
}

export function followUpBook(tx: Transaction<Database>, orgId: string, need: FollowUpRowsNeed): FollowUpBook {
  return {
    ...need,
    ...promiseWrites(tx, orgId),
    async lockAccount(accountId) {
      const row = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("state", "=", "active")
        .forUpdate()
        .executeTakeFirst();
      return row !== undefined;
    },
    async bodyHashOf(followupId) {
      const row = await tx
        .selectFrom("followup")
        .select("body_hash")
        .where("org_id", "=", orgId)
        .where("followup_id", "=", followupId)
        .executeTakeFirst();
      return row?.body_hash ?? null;
    },
    async viewOf(followupId) {
      const row = await tx
        .selectFrom("followup")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("followup_id", "=", followupId)
        .executeTakeFirstOrThrow();
      const line = await readLine(tx, orgId, row.account_id, followupId);
      assert(line, `follow-up ${followupId} was just written`);
      return line;
    },
    async belongsTo(accountId, { contactId, followupId }) {
      if (contactId !== undefined) {
        return (
          (await tx
            .selectFrom("contact")
            .select("contact_id")
            .where("org_id", "=", orgId)
            .where("contact_id", "=", contactId)
            .where("account_id", "=", accountId)
            .executeTakeFirst()) !== undefined
        );
      }
      return (
        (await tx
          .selectFrom("followup")
          .select("followup_id")
          .where("org_id", "=", orgId)
          .where("followup_id", "=", followupId ?? "")
          .where("account_id", "=", accountId)
          .executeTakeFirst()) !== undefined
      );
    },
    async add(entry) {
      await tx
        .insertInto("followup")
        .values({
          org_id: orgId,
          followup_id: entry.followupId,
          account_id: entry.accountId,
          kind: entry.kind,
          outcome: entry.outcome,
          contact_id: entry.contactId,
          note: entry.note,
          next_action: entry.nextAction,
          next_on: dayOrNullTo(entry.nextOn),
          promise_id: entry.promiseId,
          dispatch_id: entry.dispatchId,
          supersedes: entry.supersedes,
          happened_at: entry.happenedAt,
          recorded_at: entry.recordedAt,
          by_user: entry.byUser,
          by_name: entry.byName,
          body_hash: entry.bodyHash,
        })
        .execute();
    },
    async page(accountId, before, size) {
      const followups = await readLines(tx, orgId, accountId, cursorFrom(before), size);
      const last = followups.at(-1);
      return {
        followups,
        before:
          last === undefined || followups.length < size
            ? null
            : cursorTo({ at: new Date(last.happenedAt).toISOString(), id: last.followupId }),
      };
    },
    async readerOf(accountId) {
      const row = await tx
        .selectFrom("org as o")
        .leftJoin("account as a", (join) =>
          join.onRef("a.org_id", "=", "o.org_id").on("a.account_id", "=", accountId),
        )
        .select(["a.owner_id", "o.language"])
        .where("o.org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { ownerId: row.owner_id, language: row.language };
    },
  };
}

function promiseWrites(
  tx: Transaction<Database>,
  orgId: string,
): Pick<FollowUpBook, "addPromise" | "supersedePromiseOf"> {
  return {
    async addPromise(promise, by, at) {
      await tx
        .insertInto("promise")
        .values({
          org_id: orgId,
          promise_id: promise.promiseId,
          account_id: promise.accountId,
          currency: promise.currency,
          amount_minor: promise.amountMinor,
          promised_on: dayTo(promise.promisedOn),
          made_on: dayTo(promise.madeOn),
          invoice_ids: [...promise.invoiceIds],
          state: promise.state,
          by_user: by,
          recorded_at: at,
        })
        .execute();
    },
    async supersedePromiseOf(followupId) {
      await tx
        .updateTable("promise")
        .set({ state: "superseded" })
        .where("org_id", "=", orgId)
        .where("promise_id", "in", (from) =>
          from
            .selectFrom("followup")
            .select("promise_id")
            .where("org_id", "=", orgId)
            .where("followup_id", "=", followupId)
            .where("promise_id", "is not", null)
            .$castTo<{ promise_id: string }>(),
        )
        .execute();
    },
  };
}

/** As `cursorTo` writes it; the database knows years that JavaScript does not, and the other way round. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[.]\d{3}Z$/;

/** A cursor is a place in the log, not a secret: the tenant wall stands behind it. */
const cursorTo = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString("base64url");

function cursorFrom(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
    return typeof at === "string" && typeof id === "string" && MOMENT.test(at) && !id.includes("\u0000")
      ? { at: new Date(at).toISOString(), id }
      : null;
  } catch {
    return null;
  }
}
