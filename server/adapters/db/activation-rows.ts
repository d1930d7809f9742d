import { type Selectable, sql, type Transaction } from "kysely";
import { STANDARD_CAPS, type Caps } from "../../../shared/activation/caps.ts";
import type { ActivationBook, AdminAct, OrgStanding } from "../../activation/ports.ts";
import { dayOrNull, dayOrNullTo } from "./columns.ts";
import { healthRows } from "./health-rows.ts";
import { checkIn, senderIn } from "./org-rows.ts";
import type { AdminActTable, Database } from "./schema.ts";

type Tx = Transaction<Database>;

export function activationBook(tx: Tx, orgId: string): ActivationBook {
  return {
    standing: () => standing(tx, orgId),
    async lockStanding() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
      return standing(tx, orgId);
    },
    async setMode(mode, liveOn) {
      await tx
        .updateTable("org")
        .set({ mode, live_on: dayOrNullTo(liveOn) })
        .where("org_id", "=", orgId)
        .execute();
    },
    async cancelWaiting(at) {
      await tx
        .updateTable("dispatch")
        // Whoever had claimed one finds its fence gone.
        .set({
          state: "cancelled",
          reason: "stopped",
          ended_at: at,
          lease_until: null,
          fence: sql`fence + 1`,
        })
        .where("org_id", "=", orgId)
        .where("rehearsed", "=", false)
        .where("state", "in", ["planned", "deferred", "claimed"])
        .execute();
    },
    async saveCaps(caps) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ caps })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
    },
    ...healthRows(tx, orgId),
    addAct: (act) => addAct(tx, orgId, act),
    async acts(kinds, limit) {
      let asked = tx.selectFrom("admin_act").selectAll().where("org_id", "=", orgId);
      if (kinds !== null) asked = asked.where("kind", "in", [...kinds]);
      const rows = await asked.orderBy("at", "desc").orderBy("act_id", "desc").limit(limit).execute();
      return rows.map(actFrom);
    },
  };
}

async function standing(tx: Tx, orgId: string): Promise<OrgStanding> {
  const row = await tx
    .selectFrom("org")
    .select(["name", "time_zone", "mode", "live_on", "settings"])
    .select(sql<boolean>`house.is_stopped()`.as("installation_stopped"))
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    timeZone: row.time_zone,
    mode: row.mode,
    liveOn: dayOrNull(row.live_on),
    sender: senderIn(row.settings, row.name),
    domainFailed: checkIn(row.settings)?.failed === true,
    caps: capsIn(row.settings),
    installationStopped: row.installation_stopped,
  };
}

/** The org's own caps over the standard ones. */
export const capsIn = (settings: unknown): Caps => ({
  ...STANDARD_CAPS,
  ...(settings as { readonly caps?: Partial<Caps> }).caps,
});

/** One row of the audit. Every slice whose doings are audited writes it in its own transaction. */
export async function addAct(tx: Tx, orgId: string, act: AdminAct): Promise<void> {
  await tx
    .insertInto("admin_act")
    .values({
      org_id: orgId,
      act_id: act.actId,
      kind: act.kind,
      about: act.about,
      reason: act.reason,
      body: JSON.stringify(act.body),
      by_user: act.by.userId,
      by_name: act.by.userName,
      at: act.at,
    })
    .execute();
}

const actFrom = (row: Selectable<AdminActTable>): AdminAct => ({
  actId: row.act_id,
  kind: row.kind,
  about: row.about,
  reason: row.reason,
  body: row.body as AdminAct["body"],
  by: { userId: row.by_user, userName: row.by_name },
  at: row.at,
});
