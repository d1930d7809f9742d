import { sql, type Transaction } from "kysely";
import { addressOf } from "../../../shared/dunning/recipient.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { DispatchRow, DunningBook } from "../../dunning/ports.ts";
import { dayFrom, dayOrNullTo, dayTo, minorFrom } from "./columns.ts";
import { lockFamily } from "./family-rows.ts";
import { currencyFrom } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type ClaimRows = Pick<
  DunningBook,
  | "waiting"
  | "dispatch"
  | "lockAccount"
  | "lockDispatch"
  | "claim"
  | "startSending"
  | "mayLeave"
  | "giveBack"
  | "end"
  | "setAside"
  | "inDoubt"
  | "settleDoubt"
  | "reap"
>;

/** Longer than any delivery may take (the courier gives up at 90 seconds); leases run on the database's clock. */
const LEASE = sql.lit("120 seconds");

export const SHOWN = [
  "dispatch_id",
  "rehearsed",
  "account_id",
  "currency",
  "cycle",
  "step",
  "channel",
  "as_of",
  "state",
  "invoice_ids",
  "not_before",
  "attempts",
  "fence",
  "recipient",
  "subject",
  "amount_minor",
] as const;

/** The life of one message after it was planned. Every change of state names the fence it was made under. */
export function claimRows(tx: Tx, orgId: string): ClaimRows {
  const one = (dispatchId: string) =>
    tx.selectFrom("dispatch").select(SHOWN).where("org_id", "=", orgId).where("dispatch_id", "=", dispatchId);
  const change = (dispatchId: string) =>
    tx.updateTable("dispatch").where("org_id", "=", orgId).where("dispatch_id", "=", dispatchId);
  return {
    async waiting(asOf, now) {
      const rows = await tx
        .selectFrom("dispatch")
        .select("dispatch_id")
        .where("org_id", "=", orgId)
        .where("as_of", "=", dayTo(asOf))
        .where("rehearsed", "=", false)
        .where("state", "in", ["planned", "deferred"])
        .where("not_before", "<=", now)
        .orderBy("not_before")
        .orderBy("dispatch_id")
        .execute();
      return rows.map((row) => row.dispatch_id);
    },
    async dispatch(dispatchId) {
      const row = await one(dispatchId).executeTakeFirst();
      return row ? dispatchFrom(row) : null;
    },
    lockAccount: (accountId) => lockFamily(tx, orgId, accountId),
    async lockDispatch(dispatchId) {
      const row = await one(dispatchId).forUpdate().executeTakeFirst();
      return row ? dispatchFrom(row) : null;
    },
    async claim(dispatchId, by, figures) {
      const row = await change(dispatchId)
        .set({
          state: "claimed",
          reason: null,
          fence: sql`fence + 1`,
          attempts: sql`attempts + 1`,
          claimed_by: by,
          lease_until: leaseEnd(),
          invoice_ids: [...figures.invoiceIds],
          member_ids: [...figures.memberIds],
          amount_minor: figures.amountMinor,
          deadline_on: dayOrNullTo(figures.deadlineOn),
          contact_id: figures.contact?.contactId ?? null,
          recipient: figures.contact === null ? null : addressOf(figures.contact),
          subject: figures.subject,
          body_text: figures.bodyText,
        })
        .where("state", "in", ["planned", "deferred"])
        .where("rehearsed", "=", false)
        .returning("fence")
        .executeTakeFirst();
      assert(row, `message ${dispatchId} was locked, so it can be claimed`);
      return row.fence;
    },
    async startSending(dispatchId, fence, mail) {
      const { numUpdatedRows } = await change(dispatchId)
        .set({
          state: "sending",
          lease_until: leaseEnd(),
          raw: Buffer.from(mail.raw),
          raw_sha256: mail.sha256,
          message_id: mail.messageId,
        })
        .where("fence", "=", fence)
        .where("state", "=", "claimed")
        .where("lease_until", ">", sql<Date>`clock_timestamp()`)
        .where(nobodyStopped(orgId))
        .where(notOptedOut)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async mayLeave(dispatchId, fence) {
      const row = await tx
        .selectFrom("dispatch")
        .select("dispatch_id")
        .where("org_id", "=", orgId)
        .where("dispatch_id", "=", dispatchId)
        .where("fence", "=", fence)
        .where("state", "=", "sending")
        .where("lease_until", ">", sql<Date>`clock_timestamp()`)
        .where(nobodyStopped(orgId))
        .where(notOptedOut)
        .executeTakeFirst();
      return row !== undefined;
    },
    async giveBack(dispatchId, fence) {
      await change(dispatchId)
        .set({ state: "planned", lease_until: null, fence: sql`fence + 1` })
        .where("fence", "=", fence)
        .where("state", "=", "claimed")
        .execute();
    },
    async end(dispatchId, fence, end) {
      const { numUpdatedRows } = await change(dispatchId)
        .set({
          state: end.state,
          reason: end.reason,
          smtp_reply: end.reply,
          not_before: end.notBefore,
          ended_at: end.state === "deferred" ? null : end.at,
          lease_until: null,
        })
        .where("fence", "=", fence)
        // Its own holder may still tell, late, what became of a message that the reaper had to doubt.
        .where("state", "in", ["claimed", "sending", "in_doubt"])
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async setAside(dispatchId, state, reason, notBefore, at) {
      const over = state === "held" || state === "cancelled";
      await change(dispatchId)
        .set({ state, reason, not_before: notBefore, ended_at: over ? at : null })
        .where("state", "in", ["planned", "deferred"])
        .execute();
    },
    inDoubt: (limit) => inDoubt(tx, orgId, limit),
    async settleDoubt(dispatchId, state, reason, at) {
      const { numUpdatedRows } = await change(dispatchId)
        // The next fence shuts out a holder that may still be asleep somewhere.
        .set({ state, reason, ended_at: at, fence: sql`fence + 1` })
        .where("state", "=", "in_doubt")
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    reap: (at) => reap(tx, orgId, at),
  };
}

/** Live, and in an installation that the operator did not stop. */
const nobodyStopped = (orgId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM org WHERE org_id = ${orgId} AND mode = 'live') AND NOT house.is_stopped()`;

/** Whoever said stop since the claim is obeyed. */
const notOptedOut = sql<boolean>`NOT EXISTS (SELECT 1 FROM sms_opt_out o
  WHERE o.org_id = dispatch.org_id AND o.phone = dispatch.recipient)`;

const leaseEnd = () => sql<Date>`clock_timestamp() + ${LEASE}::interval`;

async function inDoubt(tx: Tx, orgId: string, limit: number): ReturnType<DunningBook["inDoubt"]> {
  const rows = await tx
    .selectFrom("dispatch as d")
    .innerJoin("account as a", (join) =>
      join.onRef("a.org_id", "=", "d.org_id").onRef("a.account_id", "=", "d.account_id"),
    )
    .select([
      "d.dispatch_id as dispatchId",
      "d.account_id as accountId",
      "a.name as accountName",
      "d.as_of",
      "d.recipient",
      "d.subject",
      "d.message_id as messageId",
      "d.smtp_reply as reply",
    ])
    .where("d.org_id", "=", orgId)
    .where("d.state", "=", "in_doubt")
    .orderBy("d.as_of")
    .orderBy("d.dispatch_id")
    .limit(limit)
    .execute();
  return rows.map(({ as_of, ...row }) => ({ ...row, asOf: dayFrom(as_of) }));
}

async function reap(tx: Tx, orgId: string, at: Date): ReturnType<DunningBook["reap"]> {
  const expired = () =>
    tx
      .updateTable("dispatch")
      .where("org_id", "=", orgId)
      .where("lease_until", "<", sql<Date>`clock_timestamp()`);
  const { numUpdatedRows } = await expired()
    .set({ state: "planned", lease_until: null, fence: sql`fence + 1` })
    .where("state", "=", "claimed")
    .executeTakeFirst();
  const doubted = await expired()
    .set({ state: "in_doubt", reason: "in-doubt", lease_until: null, ended_at: at })
    .where("state", "=", "sending")
    .returning(SHOWN)
    .execute();
  return { freed: Number(numUpdatedRows), doubted: doubted.map(dispatchFrom) };
}

interface ShownRow {
  readonly dispatch_id: string;
  readonly rehearsed: boolean;
  readonly account_id: string;
  readonly currency: string;
  readonly cycle: string;
  readonly step: string;
  readonly channel: DispatchRow["channel"];
  readonly as_of: string;
  readonly state: DispatchRow["state"];
  readonly invoice_ids: string[];
  readonly not_before: Date;
  readonly attempts: number;
  readonly fence: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly amount_minor: string;
}

export const dispatchFrom = (row: ShownRow): DispatchRow => ({
  dispatchId: row.dispatch_id,
  rehearsed: row.rehearsed,
  accountId: row.account_id,
  currency: currencyFrom(row.currency),
  cycle: row.cycle,
  step: row.step,
  channel: row.channel,
  asOf: dayFrom(row.as_of),
  state: row.state,
  invoiceIds: row.invoice_ids,
  notBefore: row.not_before,
  attempts: row.attempts,
  fence: row.fence,
  recipient: row.recipient,
  subject: row.subject,
  amountMinor: minorFrom(row.amount_minor),
});
