import { sql, type Transaction } from "kysely";
import type { DunningBook } from "../../dunning/ports.ts";
import type { FactsNote, Membership } from "../../dunning/round-ports.ts";
import { policiesNamed } from "../../../shared/dunning/policy/policy-for.ts";
import { assert } from "../../../shared/kernel/result.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

/** What rounds stood upon, written down for whoever walks them again. */
export function roundNotes(
  tx: Transaction<Database>,
  orgId: string,
): Pick<DunningBook, "noteRound" | "noteFacts"> {
  return {
    async noteRound({ asOf, at, rehearsed, stopped, dataAgeMinutes, policies }) {
      const { segments } = policies;
      const [policy, ...others] = policiesNamed(policies);
      assert(policy, "there is a policy for the rest");
      const body = JSON.stringify(policy);
      const named = others.map(({ id, version, ...more }) => ({
        id,
        version,
        body: { id, version, ...more },
      }));
      const isPlain = segments.version === 0;
      await sql`
        INSERT INTO round_basis (org_id, as_of, at, rehearsed, stopped, data_age_minutes, policy_id, policy_version, policy,
          segments, policies)
        SELECT ${orgId}, ${dayTo(asOf)}::date, ${at}::timestamptz, ${rehearsed}, ${stopped}, ${dataAgeMinutes}::int,
          ${policy.id}, ${policy.version}::int,
          CASE WHEN EXISTS (SELECT FROM policy_version WHERE org_id = ${orgId} AND policy_id = ${policy.id}
            AND version = ${policy.version}) THEN NULL ELSE ${body}::jsonb END,
          ${isPlain ? null : JSON.stringify(segments)}::jsonb,
          CASE WHEN ${isPlain} THEN NULL ELSE (
            SELECT coalesce(jsonb_agg(CASE WHEN EXISTS (SELECT FROM policy_version WHERE org_id = ${orgId}
              AND policy_id = p->>'id' AND version = (p->>'version')::int) THEN p - 'body' ELSE p END), '[]')
            FROM jsonb_array_elements(${JSON.stringify(named)}::jsonb) p) END
        ON CONFLICT (org_id, as_of, at) DO UPDATE SET rehearsed = excluded.rehearsed, stopped = excluded.stopped,
          data_age_minutes = excluded.data_age_minutes, policy_id = excluded.policy_id,
          policy_version = excluded.policy_version, policy = excluded.policy,
          segments = excluded.segments, policies = excluded.policies`.execute(tx);
    },
    async noteFacts(facts, at, memberships) {
      await noteChanged(tx, orgId, facts, at);
      await endOtherwiseRead(tx, orgId, memberships, at);
    },
  };
}

async function noteChanged(
  tx: Transaction<Database>,
  orgId: string,
  facts: readonly FactsNote[],
  at: Date,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ accountId, currency, body }) => ({ account_id: accountId, currency, body }));
  // Most accounts are as they were the day before: this one statement is then all.
  const { rows: changed } = await sql<{ account_id: string; currency: string }>`
        INSERT INTO judged_facts (org_id, account_id, currency, known_from, body)
        SELECT ${orgId}, g.account_id, g.currency, ${at}, g.body
        FROM json_to_recordset(${JSON.stringify(rows)}::json) AS g(account_id text, currency text, body jsonb)
        WHERE NOT EXISTS (SELECT FROM judged_facts k WHERE k.org_id = ${orgId} AND k.account_id = g.account_id
          AND k.currency = g.currency AND k.known_to IS NULL AND k.body = g.body)
        ON CONFLICT (org_id, account_id, currency, known_from) DO UPDATE SET body = excluded.body
        RETURNING account_id, currency`.execute(tx);
  if (changed.length === 0) return;
  await sql`
        UPDATE judged_facts k SET known_to = ${at}
        FROM json_to_recordset(${JSON.stringify(changed)}::json) AS c(account_id text, currency text)
        WHERE k.org_id = ${orgId} AND k.account_id = ANY(${changed.map((row) => row.account_id)})
          AND k.account_id = c.account_id AND k.currency = c.currency
          AND k.known_to IS NULL AND k.known_from < ${at}`.execute(tx);
}

async function endOtherwiseRead(
  tx: Transaction<Database>,
  orgId: string,
  memberships: readonly Membership[],
  at: Date,
): Promise<void> {
  const alone = memberships.flatMap(({ accountId, members }) => (members === null ? accountId : []));
  if (alone.length > 0)
    await sql`
      UPDATE judged_facts SET known_to = ${at}
      WHERE org_id = ${orgId} AND account_id = ANY(${alone}) AND known_to IS NULL AND known_from < ${at}
        AND body ? 'members'`.execute(tx);
  const grouped = memberships.filter(({ members }) => members !== null);
  if (grouped.length === 0) return;
  await sql`
    UPDATE judged_facts k SET known_to = ${at}
    FROM json_to_recordset(${JSON.stringify(grouped)}::json) AS g("accountId" text, members jsonb)
    WHERE k.org_id = ${orgId} AND k.account_id = g."accountId" AND k.known_to IS NULL AND k.known_from < ${at}
      AND k.body->'members' IS DISTINCT FROM g.members`.execute(tx);
}
