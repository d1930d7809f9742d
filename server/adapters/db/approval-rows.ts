import { sql, type Transaction } from "kysely";
import { type Phase, stepKey } from "../../../shared/approval/due-step.ts";
import type { ApprovalBook, TakenStep } from "../../approval/ports.ts";
import { type AccountUrl, readAccountUrls } from "./account-urls.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { readGrouping } from "./family-rows.ts";
import { addLimitPolicy, readLimitPolicy } from "./limit-policy-rows.ts";
import { limitBook } from "./limit-rows.ts";
import { linedAccounts, linesOf, minorOrNull } from "./line-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Limits that were proposed and what came of them, inside one tenant's transaction. */
export const approvalBook =
  (accountUrl: AccountUrl) =>
  (tx: Tx, orgId: string): ApprovalBook => ({
    limit: limitBook(tx, orgId),
    policyOn: (asOf) => readLimitPolicy(tx, orgId, asOf),
    addPolicy: (...kept) => addLimitPolicy(tx, orgId, ...kept),
    linesOf: async (accountId) => (await linesOf(tx, orgId, [accountId])).get(accountId) ?? [],
    linedAccounts: (only) => linedAccounts(tx, orgId, only),
    headOf: async (accountId, asOf) =>
      (await readGrouping(tx, orgId, [accountId], asOf)).families.rootOf(accountId),
    ...writes(tx, orgId),
    stepsOf: (accountId) => stepsOf(tx, orgId, accountId),
    take: (steps, at) => take(tx, orgId, steps, at),
    seenOf: (accountId, most) => seenOf(tx, orgId, accountId, most),
    urlsOf: (accountIds) => readAccountUrls(tx, orgId, accountIds, accountUrl),
  });

function writes(tx: Tx, orgId: string): Pick<ApprovalBook, "addLine" | "addVerdict"> {
  return {
    async addLine(line) {
      const added = await tx
        .insertInto("limit_line")
        .values({
          ...{ org_id: orgId, line_id: line.lineId, account_id: line.accountId, currency: line.currency },
          ...{ amount_minor: line.amountMinor, said_currency: line.typed.currency },
          ...{ said_minor: line.typed.limitMinor, parts: JSON.stringify(line.parts) },
          ...{ valid_from: dayTo(line.from), valid_until: dayTo(line.until), before_minor: line.beforeMinor },
          ...{ reckoned_minor: line.reckonedMinor, reason: line.reason, by_user: line.userId },
          ...{ by_name: line.by, by_role: line.role, on_day: dayTo(line.on), at: line.at },
        })
        .onConflict((one) => one.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    async addVerdict(lineId, { verdict, note, by, userId, role, on, at }) {
      await tx
        .insertInto("limit_verdict")
        .values({
          ...{ org_id: orgId, line_id: lineId, verdict, note, by_user: userId, by_name: by, by_role: role },
          ...{ on_day: dayTo(on), at: new Date(at) },
        })
        .execute();
    },
  };
}

const WRITTEN: Readonly<Record<string, TakenStep["written"]>> = { sent: "written", rejected: "refused" };

async function stepsOf(tx: Tx, orgId: string, accountId: string | "all"): Promise<TakenStep[]> {
  const { rows } = await sql<{
    line_id: string;
    phase: Phase;
    amount_minor: string;
    at: Date;
    state: string | null;
  }>`
    SELECT s.line_id, s.phase, s.amount_minor, s.at, w.state FROM limit_step s
    JOIN limit_line l ON l.org_id = s.org_id AND l.line_id = s.line_id
    LEFT JOIN writeback w ON w.org_id = s.org_id AND w.writeback_id = s.writeback_id
    WHERE s.org_id = ${orgId} AND ${accountId === "all" ? sql`true` : sql`l.account_id = ${accountId}`}`.execute(
    tx,
  );
  return rows.map((row) => ({
    ...{ lineId: row.line_id, phase: row.phase, amountMinor: minorFrom(row.amount_minor), at: row.at },
    written: row.state === null ? null : (WRITTEN[row.state] ?? "on-its-way"),
  }));
}

/** Two who reckon the same step at once take it once: only whoever kept it writes. */
async function take(tx: Tx, orgId: string, ...[steps, at]: Parameters<ApprovalBook["take"]>): Promise<void> {
  const { rows: kept } = await sql<{ line_id: string; phase: Phase }>`
    INSERT INTO limit_step (org_id, line_id, phase, amount_minor, writeback_id, at)
    SELECT ${orgId}::bigint, line_id, phase, amount_minor, writeback_id, ${at}
    FROM unnest(${steps.map(({ lineId }) => lineId)}::uuid[], ${steps.map(({ phase }) => phase)}::text[],
      ${steps.map(({ amountMinor }) => amountMinor)}::bigint[],
      ${steps.map(({ writebackId }) => writebackId)}::text[]) AS fresh (line_id, phase, amount_minor, writeback_id)
    ON CONFLICT DO NOTHING RETURNING line_id, phase`.execute(tx);
  const own = new Set(kept.map((row) => stepKey({ lineId: row.line_id, phase: row.phase })));
  const taken = steps.filter((step) => own.has(stepKey(step)));
  await sql`DELETE FROM writeback WHERE org_id = ${orgId} AND module = 'Limits' AND state <> 'sent'
    AND record ->> 'accountId' = ANY(${taken.map(({ accountId }) => accountId)}::text[])`.execute(tx);
  const written = taken.filter(({ writebackId }) => writebackId !== null);
  const records = written.map(({ accountId, currency, amountMinor }) =>
    JSON.stringify({ accountId, currency, limitMinor: amountMinor }),
  );
  await sql`INSERT INTO writeback (org_id, writeback_id, module, record, state, not_before, created_at)
    SELECT ${orgId}::bigint, writeback_id, 'Limits', record, 'planned', ${at}, ${at}
    FROM unnest(${written.map(({ writebackId }) => writebackId)}::text[], ${records}::jsonb[])
      AS fresh (writeback_id, record)`.execute(tx);
}

async function seenOf(
  tx: Tx,
  orgId: string,
  accountId: string,
  most: number,
): ReturnType<ApprovalBook["seenOf"]> {
  const { rows } = await sql<{
    at: Date;
    on_day: string;
    currency: string | null;
    limit_minor: string | null;
  }>`
    SELECT s.at, (s.at AT TIME ZONE o.time_zone)::date AS on_day, s.currency, s.limit_minor
    FROM limit_seen s JOIN org o ON o.org_id = s.org_id
    WHERE s.org_id = ${orgId} AND s.account_id = ${accountId} ORDER BY s.at DESC LIMIT ${most}`.execute(tx);
  return rows.map((row) => ({
    at: row.at,
    on: dayFrom(row.on_day),
    currency: row.currency === null ? null : currencyFrom(row.currency),
    limitMinor: minorOrNull(row.limit_minor),
  }));
}
