import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { holdsOn } from "./hold-rows.ts";
import type { Merged } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

/** What people hold back of one account, as a decision needs to know it. */
export interface HeldByPeople {
  /** Why the whole account is exempt; null when it is not. */
  readonly exempt: string | null;
  readonly exemptInvoices: ReadonlySet<string>;
  /** When its latest veto ends, gone by or not. */
  readonly vetoEnds: Date | null;
  /** The last day that a veto covers to its end, where the org is. */
  readonly vetoedUntil: Day | null;
}

const NOTHING_HELD: HeldByPeople = {
  exempt: null,
  exemptInvoices: new Set(),
  vetoEnds: null,
  vetoedUntil: null,
};

interface ExemptRow {
  readonly account_id: string;
  readonly invoice_id: string | null;
  readonly reason: string;
}

interface VetoRow {
  readonly account_id: string;
  readonly ends: Date;
  readonly covers: string;
}

export interface Asked {
  /** As a person reads them who asks. */
  readonly byHand: boolean;
  /** Who is written to about an account: at its page people ask. */
  payerOf(accountId: string): string;
}

/**
 * By account; one that nobody holds back is nothing held. What holds an account that was merged holds its heir. What was lifted holds through its day, but not against a person
 * who asks on that day, having seen what would leave, that it leaves: `byHand`, or whose word is written down.
 */
export async function heldByPeople(
  tx: Transaction<Database>,
  orgId: string,
  accountIds: readonly string[],
  asOf: Day,
  { byHand, payerOf }: Asked,
  merged: readonly Merged[],
): Promise<(accountId: string) => HeldByPeople> {
  const ids = [...accountIds, ...merged.map(({ accountId }) => accountId)];
  const forIds = [...accountIds, ...merged.map(({ intoId }) => intoId)];
  const exemptions = sql<ExemptRow>`
    SELECT of.for_id AS account_id, e.invoice_id, e.reason FROM exemption e
    JOIN unnest(${ids}::text[], ${forIds}::text[], ${forIds.map(payerOf)}::text[]) AS of(account_id, for_id, payer_id)
      USING (account_id)
    WHERE e.org_id = ${orgId} AND e.from_on <= ${dayTo(asOf)}
      AND ${holdsOn(asOf)} AND NOT (e.lifted_on IS NOT NULL AND (${byHand} OR EXISTS (
        SELECT 1 FROM send_request s
        WHERE s.org_id = e.org_id AND s.account_id = of.payer_id AND s.as_of = ${dayTo(asOf)}
          AND coalesce(s.outcome, 'planned') = 'planned')))
    ORDER BY e.recorded_at`.execute(tx);
  // A veto that ends in the course of a day only makes that day's message wait: the last whole day is the one before.
  const vetoes = sql<VetoRow>`
    SELECT of.for_id AS account_id, max(v.until_at) AS ends, (max(v.until_at) AT TIME ZONE o.time_zone)::date - 1 AS covers
    FROM veto v JOIN org o USING (org_id)
    JOIN unnest(${ids}::text[], ${forIds}::text[]) AS of(account_id, for_id) USING (account_id)
    WHERE v.org_id = ${orgId} AND v.until_at > v.from_at
    GROUP BY of.for_id, o.time_zone`.execute(tx);
  const [exempt, vetoed] = await Promise.all([exemptions, vetoes]);
  if (exempt.rows.length === 0 && vetoed.rows.length === 0) return () => NOTHING_HELD;
  const latest = new Map(vetoed.rows.map((row) => [row.account_id, row]));
  return (accountId) => {
    const own = exempt.rows.filter((row) => row.account_id === accountId);
    const veto = latest.get(accountId);
    return {
      exempt: own.find((row) => row.invoice_id === null)?.reason ?? null,
      exemptInvoices: new Set(own.flatMap((row) => row.invoice_id ?? [])),
      vetoEnds: veto?.ends ?? null,
      vetoedUntil: veto === undefined ? null : dayFrom(veto.covers),
    };
  };
}

/** The entries with what is exempt marked as the CRM's own flag marks it. */
export const markExempt = (
  entries: readonly LedgerEntry[],
  { exemptInvoices }: HeldByPeople,
): readonly LedgerEntry[] =>
  exemptInvoices.size === 0
    ? entries
    : entries.map((entry) =>
        entry.kind === "invoice" && exemptInvoices.has(entry.id) ? { ...entry, noReminders: true } : entry,
      );
