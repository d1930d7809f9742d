import type { Transaction } from "kysely";
import { assert } from "../../../shared/kernel/result.ts";
import type { FollowUpBody } from "../../../shared/followup/contract.ts";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { AgreementBook, FollowUpBook, LineSubject } from "../../followup/ports.ts";
import { agreementsOf } from "./agreement-rows.ts";
import { contactRecords } from "./contact-rows.ts";
import { dayOrNullTo, dayTo } from "./columns.ts";
import { readLine, readLines, type Cursor } from "./followup-views.ts";
import { endPromise, refreshVerdicts } from "./promise-rows.ts";
import { lockAccount } from "./lock-account.ts";
import { sameDebtor } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

/** What the book of lines takes from its neighbours. */
export type LineRowsNeed = Pick<AgreementBook, "entriesOf" | "termsOf" | "queueCopy">;

/** What every book that leaves lines in the log can do. */
export function agreementBook(tx: Transaction<Database>, orgId: string, need: LineRowsNeed): AgreementBook {
  return {
    ...need,
    lockAccount: async (accountId) => (await lockAccount(tx, orgId, accountId)) !== null,
    agreementsOf: (accountId) => agreementsOf(tx, orgId, accountId),
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
          body: JSON.stringify({
            ...(entry.about !== null && { about: aboutTo(entry.about) }),
            ...(entry.beyond !== null && { beyond: entry.beyond }),
          }),
        })
        .execute();
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

/** As the wire has it, so that the page of the log reads it as it stands. */
const aboutTo = ({ id, amountMinor, currency, invoices, on }: LineSubject): FollowUpBody["about"] => ({
  id,
  amountMinor,
  currency,
  invoices: [...invoices],
  on: on === null ? null : formatDay(on),
});

export function followUpBook(tx: Transaction<Database>, orgId: string, need: LineRowsNeed): FollowUpBook {
  return {
    ...agreementBook(tx, orgId, need),
    ...promiseWrites(tx, orgId),
    ...contactRecords(tx, orgId),
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
          // What was merged into it has its log there as well.
          .where("account_id", "in", await sameDebtor(tx, orgId, accountId))
          .executeTakeFirst()) !== undefined
      );
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
          already_in: JSON.stringify(promise.alreadyIn ?? {}),
          recorded_on: dayTo(promise.recordedOn),
          holds_until: dayTo(promise.holdsUntil),
          invoice_ids: promise.parts.map(({ invoiceId }) => invoiceId),
          part_minor: promise.parts.map(({ amountMinor }) => amountMinor),
          state: "open",
          by_user: by,
          recorded_at: at,
        })
        .execute();
      await refreshVerdicts(tx, orgId, promise.accountId, promise.recordedOn);
    },
    async supersedePromiseOf(followupId, on, by, at) {
      const rows = await tx
        .selectFrom("followup")
        .select("promise_id")
        .where("org_id", "=", orgId)
        .where("followup_id", "=", followupId)
        .where("promise_id", "is not", null)
        .$narrowType<{ promise_id: string }>()
        .execute();
      const ids = rows.map((row) => row.promise_id);
      await endPromise(tx, orgId, ids, "superseded", on, { by, at, reason: "corrected" });
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
