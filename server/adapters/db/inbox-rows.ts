import { type RawBuilder, sql, type Transaction } from "kysely";
import { INBOX_KINDS, type InboxKind } from "../../../shared/inbox/kinds.ts";
import type { Counted, InboxBook, InboxWord, Waiting } from "../../inbox/ports.ts";
import { type AccountUrl, readAccountUrls } from "./account-urls.ts";
import { minorFrom } from "./columns.ts";
import { lockFamilies } from "./family-rows.ts";
import { readClaims, readMessages, readOffers } from "./inbox-details.ts";
import { INBOX_SOURCES, rankOf, type SourceRow } from "./inbox-sources.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type Rows = Omit<InboxBook, "dunning" | "charges" | "letters" | "log">;

/** What waits for people, read from each slice's own rows, and what they said about it. */
export function inboxRows(tx: Tx, orgId: string, accountUrl: AccountUrl): Rows {
  return {
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["time_zone", "language"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone, language: row.language };
    },
    async page({ kind, ownerId, after, size }, at) {
      const begins =
        after === null
          ? sql`true`
          : sql`(s.rank, s.since, s.id) > (${rankOf(after.kind)}::int, ${new Date(after.sinceMs)}::timestamptz, ${after.id})`;
      const { rows } = await sql<WaitingRow>`${waiting(orgId, at, kind, null)}
        SELECT s.* FROM waiting s WHERE ${begins} AND ${ownedBy(ownerId)}
        ORDER BY s.rank, s.since, s.id LIMIT ${size}`.execute(tx);
      return rows.map(waitingFrom);
    },
    async counts(at) {
      const { rows } = await sql<CountRow>`${waiting(orgId, at, null, null)}
        SELECT s.kind, s.owner_id, max(s.owner) AS owner, count(*) AS count FROM waiting s
        GROUP BY s.rank, s.kind, s.owner_id ORDER BY s.rank, max(s.owner), s.owner_id`.execute(tx);
      return rows.map(
        ({ kind, owner_id, owner, count }): Counted => ({
          kind,
          ownerId: owner_id,
          owner,
          count: Number(count),
        }),
      );
    },
    async lockWaiting(kind, id, at) {
      const look = async () => {
        const { rows } = await sql<WaitingRow>`${waiting(orgId, at, kind, id)}
          SELECT s.* FROM waiting s`.execute(tx);
        return rows[0] ?? null;
      };
      const seen = await look();
      if (seen === null) return null;
      await lockFamilies(tx, orgId, [seen.account_id]);
      const still = await look();
      return still === null ? null : waitingFrom(still);
    },
    async tasksInCrm(at, most) {
      const { rows } = await sql<{ id: string; crm_id: string }>`${waiting(orgId, at, "task", null)}
        SELECT s.id, w.crm_id FROM waiting s
        JOIN writeback w ON w.org_id = ${orgId} AND w.module = 'Tasks' AND w.external_id = s.id
          AND w.state = 'sent' AND w.crm_id IS NOT NULL
        ORDER BY s.since DESC, s.id LIMIT ${most}`.execute(tx);
      return rows.map(({ id, crm_id }) => ({ id, crmId: crm_id }));
    },
    messages: (ids) => readMessages(tx, orgId, ids),
    offers: (ids) => readOffers(tx, orgId, ids),
    claims: (ids) => readClaims(tx, orgId, ids),
    accountUrls: (accountIds) => readAccountUrls(tx, orgId, accountIds, accountUrl),
    ...wordRows(tx, orgId),
  };
}

interface WaitingRow extends SourceRow {
  readonly account: string;
  readonly owner_id: string | null;
  readonly owner: string | null;
}
type CountRow = Pick<WaitingRow, "kind" | "owner_id" | "owner"> & { readonly count: string };

/** What waits, of one kind or one line only where one is named, without what people decided or left for another day. */
function waiting(orgId: string, at: Date, kind: InboxKind | null, id: string | null): RawBuilder<unknown> {
  const sources = INBOX_SOURCES.filter((each) => kind === null || each.kind === kind);
  const all = sql.join(
    sources.map((source) =>
      id === null
        ? sql`(${source.rows(orgId, at)})`
        : sql`(SELECT * FROM (${source.rows(orgId, at)}) one WHERE one.id = ${id})`,
    ),
    sql` UNION ALL `,
  );
  return sql`WITH waiting AS (
    SELECT w.*, array_position(${[...INBOX_KINDS]}::text[], w.kind) - 1 AS rank, a.name AS account, a.owner_id, u.name AS owner
    FROM (${all}) w
    JOIN account a ON a.org_id = ${orgId} AND a.account_id = w.account_id
    LEFT JOIN crm_user u ON u.org_id = ${orgId} AND u.user_id = a.owner_id
    WHERE NOT EXISTS (SELECT FROM inbox_word said WHERE said.org_id = ${orgId} AND said.about = w.id
      AND said.kind = w.kind AND (said.act <> 'leave' OR said.until_at > ${at})))`;
}

const ownedBy = (ownerId: string | null) =>
  ownerId === null ? sql`true` : ownerId === "none" ? sql`s.owner_id IS NULL` : sql`s.owner_id = ${ownerId}`;

const waitingFrom = (row: WaitingRow): Waiting => ({
  kind: row.kind,
  id: row.id,
  accountId: row.account_id,
  account: row.account,
  ownerId: row.owner_id,
  owner: row.owner,
  amountMinor: minorFrom(row.amount_minor),
  currency: row.currency,
  since: row.since,
});

/** What people said: only added. */
function wordRows(tx: Tx, orgId: string): Pick<InboxBook, "word" | "decidedBy" | "addWord"> {
  const words = () => tx.selectFrom("inbox_word").selectAll().where("org_id", "=", orgId);
  return {
    async word(wordId) {
      const row = await words().where("word_id", "=", wordId).executeTakeFirst();
      return row === undefined ? null : wordFrom(row);
    },
    async decidedBy(kind, id) {
      const row = await words()
        .where("kind", "=", kind)
        .where("about", "=", id)
        .where("act", "<>", "leave")
        .executeTakeFirst();
      return row === undefined ? null : wordFrom(row);
    },
    async addWord({ wordId, kind, about, act, reason, until, by, at }) {
      await tx
        .insertInto("inbox_word")
        .values({
          org_id: orgId,
          word_id: wordId,
          kind,
          about,
          act,
          reason,
          until_at: until,
          by_user: by.userId,
          by_name: by.userName,
          at,
        })
        .execute();
    },
  };
}

interface WordRow {
  readonly word_id: string;
  readonly kind: InboxKind;
  readonly about: string;
  readonly act: InboxWord["act"];
  readonly reason: string;
  readonly until_at: Date | null;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: Date;
}

const wordFrom = (row: WordRow): InboxWord => ({
  wordId: row.word_id,
  kind: row.kind,
  about: row.about,
  act: row.act,
  reason: row.reason,
  until: row.until_at,
  by: { userId: row.by_user, userName: row.by_name },
  at: row.at,
});
