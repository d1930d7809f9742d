import type { Transaction } from "kysely";
import type { ScorecardBook } from "../../credit/scorecard-ports.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { creditBook } from "./credit-rows.ts";
import type { Database } from "./schema.ts";
import { cardFrom, versionOf } from "./scorecard-in-force.ts";

type Tx = Transaction<Database>;

/** An org's scorecards, inside one tenant's transaction. */
export function scorecardBook(tx: Tx, orgId: string): ScorecardBook {
  return {
    credit: creditBook(tx, orgId),
    ...versionRows(tx, orgId),
    ...draftRows(tx, orgId),
    async lockOrg() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
    },
    async timeZone() {
      const org = tx.selectFrom("org").select("time_zone").where("org_id", "=", orgId);
      return (await org.executeTakeFirstOrThrow()).time_zone;
    },
    async namesOf(accountIds) {
      if (accountIds.length === 0) return new Map();
      const rows = await tx
        .selectFrom("account")
        .select(["account_id", "name"])
        .where("org_id", "=", orgId)
        .where("account_id", "in", [...accountIds])
        .execute();
      return new Map(rows.map(({ account_id, name }) => [account_id, name]));
    },
  };
}

const versionRows = (tx: Tx, orgId: string): Pick<ScorecardBook, "versions" | "addVersion"> => ({
  async versions() {
    const kept = tx.selectFrom("scorecard_version").selectAll().where("org_id", "=", orgId);
    return (await kept.orderBy("version", "desc").execute()).map((row) => ({
      card: versionOf(row.version, row.card),
      from: dayFrom(row.valid_from),
      reason: row.reason,
      by: { userId: row.by_user, userName: row.by_name },
      at: row.at,
    }));
  },
  async addVersion({ card: { version, ...card }, from, reason, by, at }) {
    await tx
      .insertInto("scorecard_version")
      .values({
        ...{ org_id: orgId, version, valid_from: dayTo(from), card: JSON.stringify(card), reason },
        ...{ by_user: by.userId, by_name: by.userName, at },
      })
      .execute();
  },
});

type Drafts = Pick<
  ScorecardBook,
  "draft" | "keepDraft" | "dropDraft" | "beginTrial" | "dropTrial" | "endTrial"
>;

const draftRows = (tx: Tx, orgId: string): Drafts => ({
  async draft() {
    const kept = tx.selectFrom("scorecard_draft").selectAll().where("org_id", "=", orgId).forUpdate();
    const row = await kept.executeTakeFirst();
    if (row === undefined) return null;
    const by = { userId: row.by_user, userName: row.by_name };
    return { card: cardFrom(row.card), by, at: row.at, trialAt: row.trial_at, last: row.trial };
  },
  async keepDraft(card, by, at) {
    const fresh = { card: JSON.stringify(card), by_user: by.userId, by_name: by.userName, at };
    await tx
      .insertInto("scorecard_draft")
      .values({ org_id: orgId, ...fresh })
      .onConflict((there) => there.column("org_id").doUpdateSet({ ...fresh, trial_at: null, trial: null }))
      .execute();
  },
  async dropDraft() {
    await tx.deleteFrom("scorecard_draft").where("org_id", "=", orgId).execute();
  },
  async beginTrial(at) {
    await tx.updateTable("scorecard_draft").set({ trial_at: at }).where("org_id", "=", orgId).execute();
  },
  async dropTrial() {
    await tx.updateTable("scorecard_draft").set({ trial_at: null }).where("org_id", "=", orgId).execute();
  },
  async endTrial(beganAt, result) {
    await tx
      .updateTable("scorecard_draft")
      .set({ trial_at: null, trial: JSON.stringify(result) })
      .where("org_id", "=", orgId)
      .where("trial_at", "=", beganAt)
      .execute();
  },
});
