import * as z from "zod";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { OrderRecord, OrgFacts } from "../../sync/ports.ts";
import { DEAL, ORDER } from "./field-names.ts";
import {
  amountOrNull,
  currencyOf,
  id,
  lookupOrNull,
  minorOf,
  moment,
  parseRecord,
  textOrNull,
} from "./record-fields.ts";

const common = {
  id,
  // An org with one currency has no such field at all.
  Currency: textOrNull.optional(),
  Created_Time: moment,
  Modified_Time: moment,
};
const Order = z.object({
  ...common,
  [ORDER.name]: textOrNull,
  [ORDER.account]: lookupOrNull,
  [ORDER.deal]: lookupOrNull.optional(),
  [ORDER.stage]: textOrNull,
  [ORDER.total]: amountOrNull,
});
const Deal = z.object({
  ...common,
  [DEAL.name]: textOrNull,
  [DEAL.account]: lookupOrNull,
  [DEAL.stage]: textOrNull,
  [DEAL.total]: amountOrNull,
});

export const ORDER_FIELDS: readonly string[] = Object.values(ORDER);
export const DEAL_FIELDS: readonly string[] = Object.values(DEAL);

/** A Zoho sales order → ours, or the sentence that says why not. */
export function readOrder(record: unknown, org: OrgFacts): Result<OrderRecord, string> {
  const seen = parseRecord(Order, record);
  if (!seen.ok) return seen;
  const order = seen.value;
  return sold("order", order, org, {
    name: order[ORDER.name],
    accountId: order[ORDER.account],
    stage: order[ORDER.stage],
    total: order[ORDER.total],
    totalField: ORDER.total,
    dealId: order[ORDER.deal] ?? null,
  });
}

/** A Zoho deal → ours; one without an amount is worth nothing yet. */
export function readDeal(record: unknown, org: OrgFacts): Result<OrderRecord, string> {
  const seen = parseRecord(Deal, record);
  if (!seen.ok) return seen;
  const deal = seen.value;
  return sold("deal", deal, org, {
    name: deal[DEAL.name],
    accountId: deal[DEAL.account],
    stage: deal[DEAL.stage],
    total: deal[DEAL.total],
    totalField: DEAL.total,
    dealId: null,
  });
}

interface Said {
  readonly name: string | null;
  readonly accountId: string | null;
  readonly stage: string | null;
  readonly total: number | null;
  readonly totalField: string;
  readonly dealId: string | null;
}

function sold(
  kind: OrderRecord["kind"],
  record: { readonly id: string; readonly Currency?: string | null | undefined } & {
    readonly Created_Time: string;
    readonly Modified_Time: string;
  },
  org: OrgFacts,
  { name, accountId, stage, total, totalField, dealId }: Said,
): Result<OrderRecord, string> {
  const currency = currencyOf(record.Currency, org.baseCurrency);
  if (!currency.ok) return currency;
  const amount = minorOf(totalField, total ?? 0, currency.value);
  if (!amount.ok) return amount;
  return ok({
    recordId: record.id,
    kind,
    accountId,
    name: name ?? record.id,
    stage: stage ?? "",
    currency: currency.value,
    amountMinor: amount.value,
    dealId,
    createdAt: record.Created_Time,
    modifiedAt: record.Modified_Time,
  });
}
