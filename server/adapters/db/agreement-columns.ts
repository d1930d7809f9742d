import type { Selectable } from "kysely";
import type { DiscountOffer } from "../../../shared/discount/offer.ts";
import type { Dispute, Resolution } from "../../../shared/dispute/dispute.ts";
import { addDays } from "../../../shared/kernel/day.ts";
import type { GrantedExtension } from "../../../shared/plan/extension.ts";
import type { PaymentPlan } from "../../../shared/plan/plan.ts";
import type { PromisePart } from "../../../shared/promise/promise-part.ts";
import type { PromiseToPay } from "../../../shared/promise/promise.ts";
import { dayFrom, dayOrNull, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import type {
  DiscountActTable,
  DiscountOfferTable,
  DisputeTable,
  ExtensionTable,
  InstalmentTable,
  PaymentPlanTable,
  PromiseTable,
} from "./schema.ts";

/** As the driver or as to_jsonb gives it: an amount may be text or a number. */
export type PromiseRow = Selectable<PromiseTable>;

export function promiseFrom(row: PromiseRow): PromiseToPay {
  const promisedOn = dayFrom(row.promised_on);
  const madeOn = dayFrom(row.made_on);
  const { ended_as: as, ended_on: on } = row;
  return {
    promiseId: row.promise_id,
    accountId: row.account_id,
    currency: currencyFrom(row.currency),
    amountMinor: minorFrom(row.amount_minor),
    parts: partsFrom(row),
    promisedOn,
    madeOn,
    alreadyIn: row.already_in,
    // Rows of before agreements had parts: made when recorded, and a day of grace.
    recordedOn: dayOrNull(row.recorded_on) ?? madeOn,
    holdsUntil: dayOrNull(row.holds_until) ?? addDays(promisedOn, 1),
    ended: as === null || on === null ? null : { as, on: dayFrom(on) },
  };
}

function partsFrom({ invoice_ids, part_minor, amount_minor }: PromiseRow): readonly PromisePart[] {
  // Before amounts were divided, all of it was for the oldest.
  const divided = part_minor.length === invoice_ids.length ? part_minor : [amount_minor];
  return invoice_ids.map((invoiceId, at) => ({ invoiceId, amountMinor: minorFrom(divided[at] ?? "0") }));
}

export type DisputeRow = Selectable<DisputeTable>;

export function disputeFrom(row: DisputeRow): Dispute {
  return {
    disputeId: row.dispute_id,
    accountId: row.account_id,
    invoiceId: row.invoice_id,
    currency: currencyFrom(row.currency),
    amountMinor: minorFrom(row.amount_minor),
    reason: row.reason,
    note: row.note,
    ownerId: row.owner_id,
    answerBy: dayFrom(row.answer_by),
    openedOn: dayFrom(row.opened_on),
    resolution: resolutionFrom(row),
  };
}

function resolutionFrom(row: DisputeRow): Resolution | null {
  if (row.outcome === null || row.resolved_on === null) return null;
  return {
    outcome: row.outcome,
    acceptedMinor: minorFrom(row.accepted_minor ?? "0"),
    text: row.resolution ?? "",
    on: dayFrom(row.resolved_on),
    byName: row.resolved_by_name ?? "",
  };
}

/** With its instalments, in their order. */
export type PlanRow = Selectable<PaymentPlanTable> & {
  readonly instalments: readonly Selectable<InstalmentTable>[];
};

export function planFrom(row: PlanRow): PaymentPlan {
  return {
    planId: row.plan_id,
    accountId: row.account_id,
    currency: currencyFrom(row.currency),
    totalMinor: minorFrom(row.total_minor),
    invoiceIds: row.invoice_ids,
    instalments: row.instalments.map((each) => ({
      dueOn: dayFrom(each.due_on),
      lastDay: dayFrom(each.last_day),
      amountMinor: minorFrom(each.amount_minor),
    })),
    breaksAfter: row.breaks_after,
    agreedOn: dayFrom(row.agreed_on),
    alreadyIn: row.already_in,
    note: row.note,
    withdrawnOn: dayOrNull(row.withdrawn_on),
  };
}

export type ExtensionRow = Selectable<ExtensionTable>;

export const extensionFrom = (row: ExtensionRow): GrantedExtension => ({
  extensionId: row.extension_id,
  accountId: row.account_id,
  invoiceId: row.invoice_id,
  fromDue: dayFrom(row.from_due),
  extendedTo: dayFrom(row.extended_to),
  reason: row.reason,
  approver: row.approver,
  grantedOn: dayFrom(row.granted_on),
});

/** With what people did about it, in that order. */
export type OfferRow = Selectable<DiscountOfferTable> & {
  readonly acts: readonly Selectable<DiscountActTable>[] | null;
};

export const offerFrom = (row: OfferRow): DiscountOffer => ({
  offerId: row.offer_id,
  accountId: row.account_id,
  kind: row.kind,
  currency: currencyFrom(row.currency),
  parts: row.parts.map((part) => ({ ...part, dueOn: dayFrom(part.dueOn) })),
  discountPpm: row.discount_ppm,
  askedMinor: minorFrom(row.asked_minor),
  madeOn: dayFrom(row.made_on),
  payBy: dayFrom(row.pay_by),
  lastDay: dayFrom(row.last_day),
  toleranceMinor: minorFrom(row.tolerance_minor),
  alreadyIn: row.already_in,
  expectedMinor: row.expected_minor === null ? null : minorFrom(row.expected_minor),
  standing: row.standing_for !== null,
  note: row.note,
  byUser: row.by_user,
  byName: row.by_name,
  acts: (row.acts ?? []).map((act) => ({
    act: act.act,
    on: dayFrom(act.on_day),
    reason: act.reason,
    byUser: act.by_user,
    byName: act.by_name,
  })),
});
