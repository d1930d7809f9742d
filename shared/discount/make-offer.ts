import type { Sentence } from "../kernel/contract.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day, daysBetween, earlier, formatDay } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import { type AnnualCost, annualCost } from "./annual-cost.ts";
import { askOf } from "./asked.ts";
import type { OfferKind, OfferState } from "./kinds.ts";
import type { DiscountOffer, OfferPart } from "./offer.ts";
import { type DiscountRules, mostEarlyPpm } from "./rules.ts";
import { expectedMinor } from "./settlement.ts";
import { percentPpm } from "./share-of.ts";

/** What somebody would offer. */
export interface OfferAsk {
  readonly kind: OfferKind;
  readonly invoiceIds: readonly string[];
  readonly currency: Currency;
  readonly discountPpm: number;
  readonly payBy: Day;
}

/** What must be known of an invoice. */
export type OfferedItem = Pick<
  OpenItem,
  "invoiceId" | "number" | "currency" | "issuedOn" | "dueOn" | "residualMinor" | "disputedMinor"
>;

/** What it is judged by. */
export interface OfferGround {
  readonly items: readonly OfferedItem[];
  /** Invoices whose payment plan is kept. */
  readonly onPlan: ReadonlySet<string>;
  /** What was offered before, and how it stands. */
  readonly offers: readonly EarlierOffer[];
  readonly rules: DiscountRules;
  readonly orgCurrency: Currency;
  readonly asOf: Day;
}

export interface EarlierOffer {
  readonly state: OfferState;
  readonly parts: readonly Pick<OfferPart, "invoiceId">[];
}

export interface OfferFlaw {
  readonly field: "invoiceIds" | "currency" | "discountPpm" | "payBy";
  readonly message: Sentence;
}

export type MadeOffer = Pick<
  DiscountOffer,
  "parts" | "askedMinor" | "lastDay" | "toleranceMinor" | "expectedMinor"
> & {
  readonly letGoMinor: number;
  /** Of paying early: what it costs as a year's rate; null for a settlement. */
  readonly cost: AnnualCost | null;
};

/** An offer further away than a quarter is no end. */
export const SETTLEMENT_DAYS_MAX = 90;

/** The offer that may be made on a day, or the first thing that is wrong with it. */
export function makeOffer(ask: OfferAsk, ground: OfferGround): Result<MadeOffer, OfferFlaw> {
  const chosen = chosenItems(ask, ground);
  if (!chosen.ok) return chosen;
  const items = chosen.value;
  const because = flawOfDay(ask, items, ground.asOf) ?? flawOfDiscount(ask, ground.rules);
  if (because !== null) return refuse(because);
  const { rules, asOf } = ground;
  const parts = items.map(
    ({ invoiceId, number, residualMinor, dueOn }): OfferPart => ({
      ...{ invoiceId, number, dueOn },
      owedMinor: residualMinor,
    }),
  );
  const { askedMinor, letGoMinor } = askOf(parts, ask.discountPpm);
  if (letGoMinor === 0)
    return refuse(
      flaw(
        "discountPpm",
        "折扣不足一个最小货币单位：请提高折扣。",
        "The discount comes to less than the smallest unit of money: enter more.",
      ),
    );
  const isSettlement = ask.kind === "settlement";
  return ok({
    ...{ parts, askedMinor, letGoMinor },
    lastDay: addDays(ask.payBy, rules.toleranceDays),
    // An amount of one currency says nothing about another.
    toleranceMinor: ask.currency === ground.orgCurrency ? rules.toleranceMinor : 0,
    expectedMinor:
      isSettlement && rules.expectedPpm !== null ? expectedMinor(parts, rules.expectedPpm, asOf) : null,
    cost: isSettlement ? null : annualCost(ask.discountPpm, daysEarlier(parts, ask)),
  });
}

/** How much earlier the money comes, on the average of it. */
function daysEarlier(parts: readonly OfferPart[], { payBy }: OfferAsk): number {
  const all = parts.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
  return parts.reduce(
    (days, { owedMinor, dueOn }) => days + (daysBetween(payBy, dueOn) * owedMinor) / all,
    0,
  );
}

const LIVE = new Set(["proposed", "open", "taken"]);

function chosenItems(
  { invoiceIds, currency, kind }: OfferAsk,
  { items, onPlan, offers }: OfferGround,
): Result<readonly OfferedItem[], OfferFlaw> {
  const named = new Set(invoiceIds);
  const live = new Set(
    offers
      .filter(({ state }) => LIVE.has(state))
      .flatMap(({ parts }) => parts.map(({ invoiceId }) => invoiceId)),
  );
  const chosen: OfferedItem[] = [];
  for (const invoiceId of named) {
    const item = items.find((each) => each.invoiceId === invoiceId);
    if (item === undefined)
      return refuse(
        flaw(
          "invoiceIds",
          "所选发票已付清或不属于该客户：请重新选择。",
          "An invoice is paid, or not this customer's: choose again.",
        ),
      );
    const because = flawOfItem(item, currency, onPlan.has(invoiceId), live.has(invoiceId));
    if (because !== null) return refuse(because);
    chosen.push(item);
  }
  if (chosen.length > 0) return ok(chosen);
  return refuse(
    flaw(
      "invoiceIds",
      kind === "early" ? "请选择至少一张未到期的发票。" : "请选择至少一张未付发票。",
      kind === "early"
        ? "Choose at least one invoice that is not due yet."
        : "Choose at least one open invoice.",
    ),
  );
}

function flawOfItem(
  { number, currency, disputedMinor }: OfferedItem,
  asked: Currency,
  isOnPlan: boolean,
  isOffered: boolean,
): OfferFlaw | null {
  if (currency !== asked)
    return flaw(
      "currency",
      `发票 ${number} 的币种是 ${currency}，不是 ${asked}：一项优惠只能包含一种币种。`,
      `Invoice ${number} is in ${currency}, not ${asked}: an offer is of one currency.`,
    );
  if (disputedMinor > 0)
    return flaw(
      "invoiceIds",
      `发票 ${number} 有争议：请先处理争议，或取消选择。`,
      `Invoice ${number} is contested: settle the dispute first, or leave it out.`,
    );
  if (isOnPlan)
    return flaw(
      "invoiceIds",
      `发票 ${number} 在履行中的分期还款计划内：请取消选择，或先撤回计划。`,
      `Invoice ${number} is on a payment plan that is kept: leave it out, or withdraw the plan first.`,
    );
  if (isOffered)
    return flaw(
      "invoiceIds",
      `发票 ${number} 已有优惠：请取消选择，或先撤回该优惠。`,
      `Invoice ${number} has an offer already: leave it out, or withdraw that offer first.`,
    );
  return null;
}

function flawOfDay({ kind, payBy }: OfferAsk, items: readonly OfferedItem[], asOf: Day): OfferFlaw | null {
  if (payBy < asOf)
    return flaw(
      "payBy",
      `优惠已于 ${formatDay(payBy)} 截止：请选择今天或以后的日期。`,
      `The offer ended on ${formatDay(payBy)}: choose today or later.`,
    );
  if (kind === "settlement") {
    const last = addDays(asOf, SETTLEMENT_DAYS_MAX);
    if (payBy <= last) return null;
    return flaw(
      "payBy",
      `和解方案的截止日太远：请选择 ${formatDay(last)} 或之前的日期。`,
      `The settlement ends too far ahead: choose ${formatDay(last)} or earlier.`,
    );
  }
  const dueOn = items.map((item) => item.dueOn).reduce(earlier);
  if (payBy < dueOn) return null;
  return flaw(
    "payBy",
    `提前付款须早于到期日 ${formatDay(dueOn)}：请选择更早的日期。`,
    `Early payment ends before the due day, ${formatDay(dueOn)}: choose an earlier day.`,
  );
}

/** The margin bounds what is given for paying early; what anybody at all may let go of bounds a settlement. */
function flawOfDiscount({ kind, discountPpm }: OfferAsk, rules: DiscountRules): OfferFlaw | null {
  const most = kind === "early" ? mostEarlyPpm(rules) : Math.max(...Object.values(rules.authority));
  if (discountPpm > 0 && discountPpm <= most) return null;
  const [ours, top] = [percentPpm(discountPpm), percentPpm(most)];
  if (most === 0)
    return flaw(
      "discountPpm",
      "管理员尚未允许任何折扣：请管理员在设置的“折扣”中填写。",
      "No discount is allowed yet: an admin sets how much under “Discounts” in the settings.",
    );
  if (kind === "early")
    return flaw(
      "discountPpm",
      `折扣 ${ours} 使毛利低于下限：请填写大于 0 且不超过 ${top} 的折扣。`,
      `A discount of ${ours} is not above nothing and within the margin: enter more than 0 and at most ${top}.`,
    );
  return flaw(
    "discountPpm",
    `减让 ${ours} 超出任何人的权限：请填写大于 0 且不超过 ${top} 的减让。`,
    `Nobody may let go of ${ours}: enter more than 0 and at most ${top}.`,
  );
}

const flaw = (field: OfferFlaw["field"], zh: string, en: string): OfferFlaw => ({
  field,
  message: { "zh-CN": zh, en },
});
