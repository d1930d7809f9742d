import { sql, type Transaction } from "kysely";
import { type Agreements, noAgreements } from "../../../shared/dunning/agreements.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import {
  type DisputeRow,
  disputeFrom,
  type ExtensionRow,
  extensionFrom,
  offerFrom,
  type OfferRow,
  type PlanRow,
  planFrom,
  type PromiseRow,
  promiseFrom,
} from "./agreement-columns.ts";
import { entryFrom, type EntryRow } from "./entry-row.ts";
import { ENTRY_COLUMNS } from "./ledger-rows.ts";
import { type Merged, mergedInto } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** A row of any of the five tables, as to_jsonb writes it. */
type AgreementRow =
  | { readonly kind: "promise"; readonly account_id: string; readonly row: PromiseRow }
  | { readonly kind: "dispute"; readonly account_id: string; readonly row: DisputeRow }
  | { readonly kind: "plan"; readonly account_id: string; readonly row: PlanRow }
  | { readonly kind: "extension"; readonly account_id: string; readonly row: ExtensionRow }
  | { readonly kind: "offer"; readonly account_id: string; readonly row: OfferRow };

/**
 * By account, for those that agreed on anything: all that was recorded, in its order, and the money to judge it by.
 * Few accounts did, so all five tables are one question.
 */
export async function readAgreements(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  known?: readonly Merged[],
): Promise<ReadonlyMap<string, Agreements>> {
  const merged = known ?? (await mergedInto(tx, orgId, accountIds));
  const ids = [...accountIds, ...merged.map(({ accountId }) => accountId)];
  const { rows } = await sql<AgreementRow>`
    SELECT kind, account_id, "row" FROM (
      SELECT 'promise' AS kind, account_id, recorded_at, promise_id AS id, to_jsonb(p) AS "row"
        FROM promise p WHERE org_id = ${orgId} AND account_id = ANY(${ids})
      UNION ALL
      SELECT 'dispute', account_id, recorded_at, dispute_id, to_jsonb(d)
        FROM dispute d WHERE org_id = ${orgId} AND account_id = ANY(${ids})
      UNION ALL
      SELECT 'plan', account_id, recorded_at, plan_id, to_jsonb(l) || jsonb_build_object('instalments', (
          SELECT jsonb_agg(to_jsonb(i) ORDER BY i.number) FROM instalment i
          WHERE i.org_id = ${orgId} AND i.plan_id = l.plan_id))
        FROM payment_plan l WHERE org_id = ${orgId} AND account_id = ANY(${ids})
      UNION ALL
      SELECT 'extension', account_id, recorded_at, extension_id, to_jsonb(e)
        FROM extension e WHERE org_id = ${orgId} AND account_id = ANY(${ids})
      UNION ALL
      SELECT 'offer', account_id, recorded_at, offer_id, to_jsonb(o) || jsonb_build_object('acts', (
          SELECT jsonb_agg(to_jsonb(a) ORDER BY a.at, a.act_id) FROM discount_act a
          WHERE a.org_id = ${orgId} AND a.offer_id = o.offer_id))
        FROM discount_offer o WHERE org_id = ${orgId} AND account_id = ANY(${ids})) AS agreed
    ORDER BY recorded_at, id`.execute(tx);
  const drafts = new Map<string, Draft>();
  for (const each of rows) {
    const heirs = merged.filter(({ accountId }) => accountId === each.account_id);
    // What was agreed with an account that was merged was agreed with the customer.
    for (const { intoId } of heirs) place(draftFor(drafts, intoId), each);
    if (accountIds.includes(each.account_id)) place(draftFor(drafts, each.account_id), each);
  }
  if (drafts.size > 0)
    for (const entry of await moneyOf(tx, orgId, drafts))
      draftFor(drafts, entry.accountId).entries.push(entry);
  return drafts;
}

/** One account's, or nothing. */
export const agreementsOf = async (tx: Tx, orgId: string, accountId: string): Promise<Agreements> =>
  (await readAgreements(tx, orgId, [accountId])).get(accountId) ?? noAgreements;

type Draft = { -readonly [Kind in keyof Agreements]: Agreements[Kind][number][] };

function draftFor(drafts: Map<string, Draft>, accountId: string): Draft {
  const found = drafts.get(accountId);
  if (found) return found;
  const draft: Draft = { promises: [], disputes: [], plans: [], extensions: [], offers: [], entries: [] };
  drafts.set(accountId, draft);
  return draft;
}

function place(draft: Draft, { kind, row }: AgreementRow): void {
  if (kind === "promise") draft.promises.push(promiseFrom(row));
  else if (kind === "dispute") draft.disputes.push(disputeFrom(row));
  else if (kind === "plan") draft.plans.push(planFrom(row));
  else if (kind === "extension") draft.extensions.push(extensionFrom(row));
  else draft.offers.push(offerFrom(row));
}

/** Payments and credit notes, and the invoices that something was promised for. */
async function moneyOf(
  tx: Tx,
  orgId: string,
  drafts: ReadonlyMap<string, Agreements>,
): Promise<readonly LedgerEntry[]> {
  const ids = [...drafts.keys()];
  const promised = [...drafts.values()].flatMap(({ promises }) =>
    promises.flatMap(({ parts }) => parts.map(({ invoiceId }) => invoiceId)),
  );
  const { rows } = await sql<EntryRow>`
    SELECT ${ENTRY_COLUMNS} FROM ledger_entry
    WHERE org_id = ${orgId} AND account_id = ANY(${ids}) AND known_to IS NULL
      AND (kind IN ('payment', 'credit-note') OR entry_id = ANY(${promised}))
    ORDER BY entry_id`.execute(tx);
  return rows.map(entryFrom);
}
