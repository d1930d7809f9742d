import { sql, type Transaction } from "kysely";
import type { OfferState } from "../../../shared/discount/kinds.ts";
import { type DiscountRules, NO_RULES } from "../../../shared/discount/rules.ts";
import type {
  DiscountBook,
  DiscountRoundBook,
  OwnTerms,
  RulesBook,
  Said,
  SegmentsNeed,
} from "../../discount/ports.ts";
import { dayTo } from "./columns.ts";
import { agreementBook, type LineRowsNeed } from "./followup-rows.ts";
import { currencyFrom } from "./entry-row.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Offers and the rules for them, inside one tenant's transaction: only added. */
export function discountBook(tx: Tx, orgId: string, need: LineRowsNeed & SegmentsNeed): DiscountBook {
  const { segmentOf, segments, ...lines } = need;
  return {
    ...agreementBook(tx, orgId, lines),
    ...{ segmentOf, segments },
    ...ruleRows(tx, orgId),
    async addOffer(offer, at) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("discount_offer")
        .values({
          org_id: orgId,
          offer_id: offer.offerId,
          account_id: offer.accountId,
          kind: offer.kind,
          currency: offer.currency,
          parts: JSON.stringify(offer.parts.map((part) => ({ ...part, dueOn: dayTo(part.dueOn) }))),
          discount_ppm: offer.discountPpm,
          asked_minor: offer.askedMinor,
          made_on: dayTo(offer.madeOn),
          pay_by: dayTo(offer.payBy),
          last_day: dayTo(offer.lastDay),
          tolerance_minor: offer.toleranceMinor,
          already_in: JSON.stringify(offer.alreadyIn),
          expected_minor: offer.expectedMinor,
          standing_for: offer.standing ? (offer.parts[0]?.invoiceId ?? null) : null,
          note: offer.note,
          by_user: offer.byUser,
          by_name: offer.byName,
          recorded_at: at,
        })
        .onConflict((same) =>
          same.columns(["org_id", "standing_for"]).where("standing_for", "is not", null).doNothing(),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async addAct(offerId, { act, on, reason, byUser, byName }, id, at) {
      await tx
        .insertInto("discount_act")
        .values({
          org_id: orgId,
          act_id: id,
          offer_id: offerId,
          act,
          on_day: dayTo(on),
          reason,
          by_user: byUser,
          by_name: byName,
          at,
        })
        .execute();
    },
  };
}

function ruleRows(tx: Tx, orgId: string): Omit<RulesBook, keyof SegmentsNeed> {
  const latest = async (accountId: string | null): Promise<unknown> =>
    (
      await tx
        .selectFrom("discount_rules")
        .select("body")
        .where("org_id", "=", orgId)
        .where("account_id", accountId === null ? "is" : "=", accountId)
        .orderBy("at", "desc")
        .orderBy("rules_id", "desc")
        .limit(1)
        .executeTakeFirst()
    )?.body;
  const add = async (accountId: string | null, body: object, { id, reason, by, at }: Said): Promise<void> => {
    await tx
      .insertInto("discount_rules")
      .values({
        org_id: orgId,
        rules_id: id,
        account_id: accountId,
        body: JSON.stringify(body),
        reason,
        by_user: by.userId,
        by_name: by.userName,
        at,
      })
      .onConflict((same) => same.doNothing())
      .execute();
  };
  return {
    async orgCurrency() {
      const row = await tx
        .selectFrom("org")
        .select("base_currency")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return currencyFrom(row.base_currency);
    },
    async rules() {
      const body = (await latest(null)) as DiscountRules | undefined;
      return body === undefined ? null : { ...NO_RULES, ...body };
    },
    addRules: (rules, said) => add(null, rules, said),
    ownTerms: async (accountId) => ((await latest(accountId)) ?? {}) as OwnTerms,
    addOwnTerms: (accountId, terms, said) => add(accountId, terms, said),
  };
}

export function discountRoundBook(
  tx: Tx,
  orgId: string,
  need: LineRowsNeed & SegmentsNeed,
): DiscountRoundBook {
  return {
    ...discountBook(tx, orgId, need),
    async accountsJudgedSince(since) {
      const rows = await tx
        .selectFrom("discount_offer")
        .select("account_id")
        .distinct()
        .where("org_id", "=", orgId)
        .where("last_day", ">=", dayTo(since))
        .orderBy("account_id")
        .execute();
      return rows.map((row) => row.account_id);
    },
    async lastStates(accountId) {
      const { rows } = await sql<{ offer_id: string; state: OfferState }>`
        SELECT DISTINCT ON (v.offer_id) v.offer_id, v.state
        FROM discount_verdict v JOIN discount_offer o ON o.org_id = v.org_id AND o.offer_id = v.offer_id
        WHERE v.org_id = ${orgId} AND o.account_id = ${accountId}
        ORDER BY v.offer_id, v.at DESC`.execute(tx);
      return new Map(rows.map((row) => [row.offer_id, row.state]));
    },
    async saveState(offerId, state, on, at) {
      await tx
        .insertInto("discount_verdict")
        .values({ org_id: orgId, offer_id: offerId, at, on_day: dayTo(on), state })
        .onConflict((same) => same.doNothing())
        .execute();
    },
    async longestStanding() {
      const { rows } = await sql<{ days: number | null }>`
        SELECT max((terms->>'withinDays')::integer) AS days
        FROM discount_rules, LATERAL (
          SELECT body->'standing' AS terms
          UNION ALL SELECT each->'standing' FROM jsonb_array_elements(body->'bySegment') AS each) AS terms
        WHERE org_id = ${orgId} AND jsonb_typeof(terms) = 'object'`.execute(tx);
      return rows[0]?.days ?? null;
    },
    async accountsInvoicedSince(issuedSince, asOf) {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT e.account_id FROM ledger_entry e
        WHERE e.org_id = ${orgId} AND e.known_to IS NULL AND e.kind = 'invoice'
          AND e.on_day >= ${dayTo(issuedSince)} AND e.due_on > ${dayTo(asOf)}
          AND NOT EXISTS (SELECT 1 FROM discount_offer o
            WHERE o.org_id = ${orgId} AND o.standing_for = e.entry_id)
        ORDER BY e.account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
  };
}
