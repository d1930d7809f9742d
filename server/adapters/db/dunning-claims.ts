import { sql, type Transaction } from "kysely";
import { MAIL_FULL } from "../../../shared/dunning/mail-full.ts";
import { addressOf } from "../../../shared/dunning/recipient.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { ClaimFigures, DispatchEnd, DunningBook, SealedMail } from "../../dunning/ports.ts";
import { anyOf } from "./any-of.ts";
import { atOnce } from "./at-once.ts";
import { dispatchFrom, SHOWN } from "./dispatch-row.ts";
import { dayFrom, dayOrNullTo, dayTo } from "./columns.ts";
import { notesOf } from "./dispatch-notes.ts";
import { lockFamilies } from "./family-rows.ts";
import { pinFiles, readPinned } from "./files-rows.ts";
import { stillOut } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type ClaimRows = Pick<
  DunningBook,
  | "waiting"
  | "dispatch"
  | "lockAccount"
  | "lockDispatch"
  | "lockMessages"
  | "claim"
  | "startSending"
  | "filesPinned"
  | "giveBack"
  | "end"
  | "setAside"
  | "inDoubt"
  | "settleDoubt"
  | "reap"
>;

/** Longer than any delivery may take (the courier gives up at 90 seconds); leases run on the database's clock. */
const LEASE = sql.lit("120 seconds");

/** The life of one message after it was planned. Every change of state names the fence it was made under. */
export function claimRows(tx: Tx, orgId: string): ClaimRows {
  const one = (dispatchId: string) =>
    tx.selectFrom("dispatch").select(SHOWN).where("org_id", "=", orgId).where("dispatch_id", "=", dispatchId);
  const change = (dispatchId: string) =>
    tx.updateTable("dispatch").where("org_id", "=", orgId).where("dispatch_id", "=", dispatchId);
  const claim = atOnce((asked: readonly Taken[]) => claimAll(tx, orgId, asked));
  const start = atOnce((asked: readonly Started[]) => startAll(tx, orgId, asked));
  const finish = atOnce((asked: readonly Ended[]) => endAll(tx, orgId, asked));
  return {
    async waiting(asOf, now) {
      const rows = await tx
        .selectFrom("dispatch")
        .select(["dispatch_id", "account_id", "invoice_ids", "channel"])
        .where("org_id", "=", orgId)
        .where("as_of", "=", dayTo(asOf))
        .where("rehearsed", "=", false)
        .where("state", "in", ["planned", "deferred"])
        .where("not_before", "<=", now)
        .where(mailIsTaken(orgId, now))
        .where(domainIsSound(orgId))
        // What the mail server had enough of goes first when it takes more: that was its place.
        .orderBy(sql`reason IS NOT DISTINCT FROM ${MAIL_FULL}`, "desc")
        .orderBy("not_before")
        .orderBy("dispatch_id")
        .execute();
      return rows.map((row) => ({
        dispatchId: row.dispatch_id,
        accountId: row.account_id,
        invoiceIds: row.invoice_ids,
        channel: row.channel,
      }));
    },
    async dispatch(dispatchId) {
      const row = await one(dispatchId).executeTakeFirst();
      return row ? dispatchFrom(row) : null;
    },
    lockAccount: (accountId) => lockFamilies(tx, orgId, [accountId]),
    async lockDispatch(dispatchId) {
      const row = await one(dispatchId).forUpdate().executeTakeFirst();
      return row ? dispatchFrom(row) : null;
    },
    async lockMessages(messages) {
      await lockFamilies(tx, orgId, [...new Set(messages.map(({ accountId }) => accountId))]);
      const rows = await tx
        .selectFrom("dispatch")
        .select(SHOWN)
        .where("org_id", "=", orgId)
        .where("dispatch_id", "=", anyOf(messages.map(({ dispatchId }) => dispatchId)))
        .orderBy("dispatch_id")
        .forUpdate()
        .execute();
      return rows.map(dispatchFrom);
    },
    async claim(dispatchId, by, figures) {
      const fence = await claim({ dispatchId, by, figures });
      assert(fence, `message ${dispatchId} was locked, so it can be claimed`);
      return fence;
    },
    startSending: (dispatchId, fence, mail) => start({ dispatchId, fence, mail }),
    filesPinned: (dispatchId) => readPinned(tx, orgId, dispatchId),
    async giveBack(dispatchId, fence) {
      await change(dispatchId)
        .set({ state: "planned", lease_until: null, fence: sql`fence + 1` })
        .where("fence", "=", fence)
        .where("state", "=", "claimed")
        .execute();
    },
    end: (dispatchId, fence, end) => finish({ dispatchId, fence, end }),
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

/** A message and the fence that its holder has. */
interface Held {
  readonly dispatchId: string;
  readonly fence: string;
}
interface Taken {
  readonly dispatchId: string;
  readonly by: string;
  readonly figures: ClaimFigures;
}
type Started = Held & { readonly mail: SealedMail };
type Ended = Held & { readonly end: DispatchEnd };

/** Which of the messages the database named, in the order in which they were asked about. */
const namedIn = (
  asked: readonly Held[],
  { rows }: { readonly rows: readonly { readonly dispatch_id: string }[] },
): boolean[] => {
  const named = new Set(rows.map((row) => row.dispatch_id));
  return asked.map(({ dispatchId }) => named.has(dispatchId));
};

/** The ids once more, as an array: that is what makes the database look them up instead of reading every message. */
const lookedUp = (asked: readonly { readonly dispatchId: string }[]) =>
  anyOf(asked.map(({ dispatchId }) => dispatchId));

/** The new fences; none where it was not waiting any more. */
async function claimAll(
  tx: Tx,
  orgId: string,
  asked: readonly Taken[],
): Promise<readonly (string | undefined)[]> {
  const given = asked.map(({ dispatchId, by, figures: { contact, ...figures } }) => ({
    dispatch_id: dispatchId,
    claimed_by: by,
    invoice_ids: figures.invoiceIds,
    member_ids: figures.memberIds,
    amount_minor: figures.amountMinor,
    deadline_on: dayOrNullTo(figures.deadlineOn),
    contact_id: contact?.contactId ?? null,
    recipient: contact === null ? null : addressOf(contact),
    subject: figures.subject,
    body_text: figures.bodyText,
    wording: figures.wording ?? null,
  }));
  const { rows } = await sql<{ dispatch_id: string; fence: string }>`
    UPDATE dispatch SET state = 'claimed', reason = NULL, fence = fence + 1, attempts = attempts + 1,
      claimed_by = given.claimed_by, lease_until = ${leaseEnd()}, invoice_ids = given.invoice_ids,
      member_ids = given.member_ids, amount_minor = given.amount_minor, deadline_on = given.deadline_on,
      contact_id = given.contact_id, recipient = given.recipient, subject = given.subject, body_text = given.body_text,
      wording_version = given.wording
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (dispatch_id text, claimed_by text,
      invoice_ids text[], member_ids text[], amount_minor bigint, deadline_on date, contact_id text, recipient text,
      subject text, body_text text, wording integer)
    WHERE org_id = ${orgId} AND dispatch.dispatch_id = ${lookedUp(asked)} AND dispatch.dispatch_id = given.dispatch_id
      AND state IN ('planned', 'deferred') AND NOT rehearsed
    RETURNING dispatch.dispatch_id, fence`.execute(tx);
  const fences = new Map(rows.map((row) => [row.dispatch_id, row.fence]));
  return asked.map(({ dispatchId }) => fences.get(dispatchId));
}

async function startAll(tx: Tx, orgId: string, asked: readonly Started[]): Promise<readonly boolean[]> {
  const started = await sql<{ dispatch_id: string }>`
    UPDATE dispatch SET state = 'sending', lease_until = ${leaseEnd()},
      raw = given.raw, raw_sha256 = given.sha256, message_id = given.message_id
    FROM unnest(${asked.map(({ dispatchId }) => dispatchId)}::text[], ${asked.map(({ fence }) => fence)}::bigint[],
        ${asked.map(({ mail }) => Buffer.from(mail.raw))}::bytea[], ${asked.map(({ mail }) => mail.sha256)}::text[],
        ${asked.map(({ mail }) => mail.messageId)}::text[]) AS given (dispatch_id, fence, raw, sha256, message_id)
    WHERE org_id = ${orgId} AND dispatch.dispatch_id = ${lookedUp(asked)} AND dispatch.dispatch_id = given.dispatch_id AND dispatch.fence = given.fence
      AND state = 'claimed' AND lease_until > clock_timestamp() AND ${nobodyStopped(orgId)} AND ${domainIsSound(orgId)} AND ${notOptedOut(orgId)} AND ${notStoppedSince}
    RETURNING dispatch.dispatch_id`.execute(tx);
  const isStarted = namedIn(asked, started);
  // A statement of its own, so that whoever attaches nothing pays nothing for it.
  for (const [at, { dispatchId, mail }] of asked.entries())
    if (isStarted[at] && mail.files !== undefined) await pinFiles(tx, orgId, dispatchId, mail.files);
  return isStarted;
}

async function endAll(tx: Tx, orgId: string, asked: readonly Ended[]): Promise<readonly boolean[]> {
  const of = <T>(pick: (end: DispatchEnd) => T): T[] => asked.map(({ end }) => pick(end));
  const ended = await sql<{ dispatch_id: string }>`
    UPDATE dispatch SET state = given.state, reason = given.reason, smtp_reply = given.reply,
      not_before = given.not_before, ended_at = given.ended_at, lease_until = NULL
    FROM unnest(${asked.map(({ dispatchId }) => dispatchId)}::text[], ${asked.map(({ fence }) => fence)}::bigint[],
        ${of(({ state }) => state)}::text[], ${of(({ reason }) => reason)}::text[], ${of(({ reply }) => reply)}::text[],
        ${of(({ notBefore }) => notBefore)}::timestamptz[],
        ${of(({ state, at }) => (state === "deferred" ? null : at))}::timestamptz[])
      AS given (dispatch_id, fence, state, reason, reply, not_before, ended_at)
    WHERE org_id = ${orgId} AND dispatch.dispatch_id = ${lookedUp(asked)} AND dispatch.dispatch_id = given.dispatch_id AND dispatch.fence = given.fence
      -- Its own holder may still tell, late, what became of a message that the reaper had to doubt.
      AND dispatch.state IN ('claimed', 'sending', 'in_doubt')
    RETURNING dispatch.dispatch_id`.execute(tx);
  const isEnded = namedIn(asked, ended);
  // A statement of its own: one that waited above for the reaper does not see the line that it wrote meanwhile.
  const told = asked.flatMap(({ end }, at) => (isEnded[at] && end.line ? [end.line] : []));
  if (told.length > 0) await notesOf(orgId, told).execute(tx);
  return isEnded;
}

/** Live, and in an installation that the operator did not stop. */
const nobodyStopped = (orgId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM org WHERE org_id = ${orgId} AND mode = 'live') AND NOT house.is_stopped()`;

/** No mail from a domain that failed its check: receivers would refuse it, and believe the next one less. */
const domainIsSound = (orgId: string) =>
  sql<boolean>`(channel <> 'email' OR NOT EXISTS (SELECT FROM org
    WHERE org_id = ${orgId} AND settings -> 'mailCheck' ->> 'failed' = 'true'))`;

/** Whoever said no since the claim is obeyed: by the address that it goes to, or as the person whom it greets. */
const notOptedOut = (orgId: string) => sql<boolean>`NOT EXISTS (SELECT FROM opt_out o
  WHERE o.org_id = ${orgId} AND o.way = dispatch.channel
    AND o.purpose = CASE WHEN dispatch.days <= 0 THEN 'early-notice' ELSE 'reminder' END
    AND (o.contact_id = dispatch.contact_id
      OR o.address = CASE WHEN dispatch.channel = 'sms' THEN dispatch.recipient ELSE lower(dispatch.recipient) END)
    AND ${stillOut(orgId)})`;

/** A stop and a wrong address count from the moment that somebody wrote them down. */
const notStoppedSince = sql<boolean>`NOT EXISTS (SELECT 1 FROM wrong_contact w
  WHERE w.org_id = dispatch.org_id AND w.account_id = dispatch.account_id AND w.verified_at IS NULL
    AND w.address = CASE WHEN dispatch.channel = 'sms' THEN right(dispatch.recipient, 8) ELSE lower(dispatch.recipient) END)
  AND NOT EXISTS (SELECT 1 FROM exemption e
  WHERE e.org_id = dispatch.org_id AND e.account_id = dispatch.account_id AND e.invoice_id IS NULL
    AND e.kind <> 'other' AND e.lifted_on IS NULL AND (e.ends_on IS NULL OR e.ends_on >= dispatch.as_of))`;

/** No mail while one waits because its server has had enough of us. */
const mailIsTaken = (orgId: string, now: Date) =>
  sql<boolean>`(channel <> 'email' OR NOT EXISTS (SELECT FROM dispatch full_one WHERE full_one.org_id = ${orgId}
    AND full_one.state = 'deferred' AND full_one.reason = ${MAIL_FULL} AND full_one.not_before > ${now}))`;

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
