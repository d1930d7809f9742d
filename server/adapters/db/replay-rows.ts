import { sql, type Transaction } from "kysely";
import type { Known, PastMessage } from "../../../shared/dunning/replay/timeline.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { PolicyKnown, ReplayBook } from "../../dunning/replay-ports.ts";
import { dayFrom, dayOrNull, dayTo, minorFrom } from "./columns.ts";
import { currencyFrom, entryFrom, type EntryRow } from "./entry-row.ts";
import { ENTRY_COLUMNS } from "./ledger-rows.ts";
import { mergedInto } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** The past as the store remembers it, inside one tenant's transaction. One small reader for each source. */
export function replayBook(tx: Tx, orgId: string): ReplayBook {
  return {
    async firstRoundOn() {
      const row = await tx
        .selectFrom("round_basis")
        .select("as_of")
        .where("org_id", "=", orgId)
        .orderBy("as_of")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : dayFrom(row.as_of);
    },
    rounds: (from, to) => rounds(tx, orgId, from, to),
    async policyBody(id, version) {
      const row = await tx
        .selectFrom("policy_version")
        .select("body")
        .where("org_id", "=", orgId)
        .where("policy_id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      return row?.body ?? null;
    },
    async accountsJudged() {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT account_id FROM judged_facts WHERE org_id = ${orgId} ORDER BY account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
    async groupsJudged() {
      const { rows } = await sql<{ members: string[] }>`
        SELECT DISTINCT body->'members' AS members FROM judged_facts
        WHERE org_id = ${orgId} AND body ? 'members'`.execute(tx);
      return rows.map((row) => row.members);
    },
    entriesKnown: (accountIds, from, since) => entriesKnown(tx, orgId, accountIds, from, since),
    factsKnown: (accountIds, since) => factsKnown(tx, orgId, accountIds, since),
    messages: (accountIds, to) => messages(tx, orgId, accountIds, to),
    async holdsThen(from, to) {
      const rows = await tx
        .selectFrom("decision")
        .select(({ fn }) => ["reason", fn.countAll<string>().as("days")])
        .where("org_id", "=", orgId)
        .where("as_of", ">=", dayTo(from))
        .where("as_of", "<=", dayTo(to))
        .where("outcome", "=", "hold")
        .groupBy("reason")
        .execute();
      return new Map(rows.map(({ reason, days }) => [reason ?? "", Number(days)]));
    },
  };
}

/** Whole microseconds since 1970, as the store keeps moments; well within what a number holds. */
const microseconds = (column: string, as: string) =>
  sql.raw(`(extract(epoch FROM ${column}) * 1000000)::bigint AS ${as}`);

async function rounds(tx: Tx, orgId: string, from: Day, to: Day): ReturnType<ReplayBook["rounds"]> {
  const { rows } = await sql<{
    as_of: string;
    at_us: string;
    rehearsed: boolean;
    stopped: boolean;
    data_age_minutes: number | null;
    policy_id: string;
    policy_version: number;
    policy: unknown;
    segments: unknown;
    policies: PolicyKnown[] | null;
  }>`SELECT as_of, ${microseconds("at", "at_us")}, rehearsed, stopped, data_age_minutes, policy_id, policy_version, policy,
      segments, policies
    FROM round_basis WHERE org_id = ${orgId} AND as_of BETWEEN ${dayTo(from)} AND ${dayTo(to)}
    ORDER BY as_of, at`.execute(tx);
  return rows.map((row) => ({
    asOf: dayFrom(row.as_of),
    at: Number(row.at_us),
    rehearsed: row.rehearsed,
    stopped: row.stopped,
    dataAgeMinutes: row.data_age_minutes,
    policy: {
      id: row.policy_id,
      version: row.policy_version,
      ...(row.policy === null ? {} : { body: row.policy }),
    },
    segments: row.segments,
    others: row.policies ?? [],
  }));
}

interface Lifetime {
  readonly account_id: string;
  readonly from_us: string;
  readonly to_us: string | null;
}

const LIFETIME = sql.join([microseconds("known_from", "from_us"), microseconds("known_to", "to_us")]);

const knownOf = <T>(row: Lifetime, what: T): Known<T> => ({
  what,
  from: Number(row.from_us),
  to: row.to_us === null ? null : Number(row.to_us),
});

/** As `openEntries`: what was settled whole before `from`, and has not been touched since, stays in the store. */
async function entriesKnown(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  from: Day,
  since: Date,
): Promise<ReadonlyMap<string, readonly Known<LedgerEntry>[]>> {
  const ids = [...accountIds];
  const { rows } = await sql<EntryRow & Lifetime>`
    SELECT ${ENTRY_COLUMNS}, ${LIFETIME} FROM (
      SELECT *,
        sum(CASE WHEN kind = 'invoice' THEN amount_minor ELSE -amount_minor END) OVER one AS left_minor,
        bool_or(kind = 'invoice') OVER one AS billed,
        bool_and(on_day < ${dayTo(from)} AND reversed_on IS NULL
          AND known_from <= ${since} AND known_to IS NULL) OVER one AS standing,
        min(currency) OVER one = max(currency) OVER one AS alike
      FROM (
        SELECT * FROM ledger_entry WHERE org_id = ${orgId} AND account_id = ANY(${ids}) AND known_to IS NULL
        UNION ALL
        SELECT * FROM ledger_entry WHERE org_id = ${orgId} AND account_id = ANY(${ids}) AND known_to > ${since}
      ) AS known
      WINDOW one AS (PARTITION BY account_id, coalesce(applied_to, entry_id))
    ) AS folded
    WHERE NOT (billed AND standing AND alike AND left_minor = 0)
    ORDER BY account_id, entry_id, known_from`.execute(tx);
  return grouped(rows, ACCOUNT, (row) => knownOf(row, entryFrom(row)));
}

async function factsKnown(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  since: Date,
): ReturnType<ReplayBook["factsKnown"]> {
  const { rows } = await sql<Lifetime & { currency: string; body: Record<string, unknown> }>`
    SELECT account_id, currency, body, ${LIFETIME} FROM judged_facts
    WHERE org_id = ${orgId} AND account_id = ANY(${[...accountIds]})
      AND (known_to IS NULL OR known_to > ${since})
    ORDER BY account_id, currency, known_from`.execute(tx);
  return grouped(rows, ACCOUNT, (row) =>
    knownOf(row, { accountId: row.account_id, currency: currencyFrom(row.currency), body: row.body }),
  );
}

interface MessageRow {
  readonly account_id: string;
  readonly member_ids: string[];
  readonly billed_id: string | null;
  readonly currency: string;
  readonly rehearsed: boolean;
  readonly cycle: string;
  readonly step: string;
  readonly days: number;
  readonly channel: PastMessage["channel"];
  readonly as_of: string;
  readonly state: string;
  readonly reason: string | null;
  readonly invoice_ids: string[];
  readonly amount_minor: string;
  readonly deadline_on: string | null;
  readonly created_us: string;
  readonly ended_us: string | null;
}

async function messages(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  to: Day,
): Promise<ReadonlyMap<string, readonly PastMessage[]>> {
  const own = grouped(await messageRows(tx, orgId, accountIds, to), ACCOUNT, pastMessage);
  const merged = await mergedInto(tx, orgId, accountIds);
  if (merged.length === 0) return own;
  const all = new Map(own);
  const theirs = grouped(
    await messageRows(
      tx,
      orgId,
      merged.map(({ accountId }) => accountId),
      to,
    ),
    ACCOUNT,
    pastMessage,
  );
  for (const { accountId, intoId, at } of merged) {
    const heard = (theirs.get(accountId) ?? []).map((message) => inherited(message, intoId, at));
    all.set(intoId, [...(all.get(intoId) ?? []), ...heard]);
  }
  return all;
}

/** What an account had heard before it was merged is known of its heir from that moment on. */
const inherited = (message: PastMessage, intoId: string, at: Date): PastMessage => ({
  ...message,
  inherited: true,
  memberIds: [...(message.memberIds ?? []), intoId],
  fates: message.fates.map((fate) => ({ ...fate, from: Math.max(fate.from, at.getTime() * 1000) })),
});

async function messageRows(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  to: Day,
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    SELECT account_id, member_ids, billed_id, currency, rehearsed, cycle, step, days, channel, as_of, state, reason, invoice_ids, amount_minor, deadline_on,
      ${microseconds("created_at", "created_us")}, ${microseconds("ended_at", "ended_us")}
    FROM dispatch WHERE org_id = ${orgId} AND account_id = ANY(${[...accountIds]}) AND as_of < ${dayTo(addDays(to, 1))}
    ORDER BY account_id, as_of, created_at`.execute(tx);
  return rows;
}

function pastMessage(row: MessageRow): PastMessage {
  return {
    accountId: row.account_id,
    memberIds: row.member_ids,
    ...(row.billed_id === null ? {} : { billedId: row.billed_id }),
    currency: row.currency,
    rehearsed: row.rehearsed,
    asOf: dayFrom(row.as_of),
    cycle: row.cycle,
    step: row.step,
    days: row.days,
    channel: row.channel,
    invoiceIds: row.invoice_ids,
    amountMinor: minorFrom(row.amount_minor),
    deadlineOn: dayOrNull(row.deadline_on),
    fates: fatesOf(row),
  };
}

/** A doubt that a person settled was a doubt until then; of anything else the end is all that decisions ever saw. */
function fatesOf({ state, reason, created_us, ended_us }: MessageRow): PastMessage["fates"] {
  const planned = Number(created_us);
  const ended = ended_us === null ? planned : Number(ended_us);
  const wasInDoubt = reason?.startsWith("settled by ") === true;
  const before = { from: planned, state: wasInDoubt ? "in_doubt" : "waiting" } as const;
  switch (state) {
    case "sent":
      return [before, { from: ended, state: "sent" }];
    case "held":
    case "cancelled":
      return [before, { from: ended, state: "set-aside" }];
    case "rejected":
    case "in_doubt":
      return [before, { from: ended, state }];
    default:
      return [before];
  }
}

const ACCOUNT = (row: { readonly account_id: string }): string => row.account_id;
