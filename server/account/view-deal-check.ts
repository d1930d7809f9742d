import { type Day, formatDay } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../shared/kernel/rates.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { DealCheckBody, ExposureBody } from "../../shared/limit/contract.ts";
import { type Arrival, checkDeal, type DealCheck } from "../../shared/limit/deal-check.ts";
import type { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import type { Foreseen } from "../../shared/forecast/foresee.ts";
import { readExposure } from "../credit/index.ts";
import { accountOutlook } from "../dunning/index.ts";
import { exceptionsLeft, holdOn, leftIn } from "../limit/index.ts";
import { foreseeOpen } from "./foresee-open.ts";
import { gradeTerms } from "./grade-terms.ts";
import type { AccountDesk, Reader } from "./ports.ts";

export type DealCheckRefusal = "not-synced" | "no-limit-set" | "no-rate-for-deal" | "delivery-in-the-past";

/** Whether a delivery on credit keeps within the limit, by today's exposure and the days on which money is expected. */
export async function viewDealCheck(
  { orgId, accountId }: Pick<Reader, "orgId" | "accountId">,
  { amountMinor, currency, deliverOn, termsDays, dealId }: DealCheckRequest,
  desk: AccountDesk,
): Promise<Result<DealCheckBody, DealCheckRefusal>> {
  const at = desk.now();
  return desk.inTenant(orgId, async (book) => {
    if ((await book.header(accountId)) === null) return refuse("not-synced");
    const org = await book.dunning.org();
    const asOf = desk.dayIn(org.timeZone, at);
    if (deliverOn < asOf) return refuse("delivery-in-the-past");
    const outlook = await accountOutlook(book.dunning, accountId, org, asOf, at, desk.calendars);
    const exposure = await readExposure(book.credit, accountId, asOf, outlook.books, dealId);
    if (exposure === null) return refuse("not-synced");
    const { limitMinor, exposureMinor } = exposure;
    if (limitMinor === null) return refuse("no-limit-set");
    const [own, rates] = [
      (await book.credit.account(accountId))?.currency,
      await book.credit.ledger.ratesOf(),
    ];
    const inLimit = (minor: number, from = currency) =>
      convert(money(minor, from), own ?? rates.base, rates, asOf);
    const asked = inLimit(amountMinor);
    if (!asked.ok) return refuse("no-rate-for-deal");
    const foreseen = await foreseeOpen(book.forecast, accountId, outlook, asOf);
    const arrivals = foreseen.ok ? arrivalsOf(foreseen.value, inLimit) : [];
    const deal = { amountMinor: asked.value.money.amountMinor, deliverOn, termsDays };
    const held = await holdOn(book.limit, accountId, { exposure, books: outlook.books }, asOf);
    const exceptions = await exceptionsLeft(book.limit, accountId, held.control, asOf);
    const allowedMinor = leftIn(exceptions.filter(({ until }) => until >= deliverOn));
    const room = roomFor(currency, { ...exposure, limitMinor }, inLimit);
    const check = checkDeal({ limitMinor: room + allowedMinor, exposureMinor, arrivals }, deal);
    const { hold, why } = held;
    const terms = await gradeTerms(book, accountId, asOf);
    return ok({
      ...bodyOf(check, deal, { ...exposure, limitMinor: room }, arrivals),
      ...{ allowedMinor, hold, why },
      terms: terms && { ...terms, tooLong: termsDays > terms.mostDays },
    });
  });
}

/** The limit of a deal in that currency: the whole, or what is at stake with what is left of its part or of the group. */
function roomFor(
  currency: RateTable["base"],
  { limitMinor, exposureMinor, parts, group }: ExposureBody & { readonly limitMinor: number },
  inLimit: InLimit,
): number {
  const bounds = [...parts.filter((each) => each.currency === currency), ...(group === null ? [] : [group])];
  const rooms = bounds.flatMap((bound) => {
    const left = inLimit(bound.limitMinor - bound.exposureMinor, bound.currency as Currency);
    return left.ok ? [exposureMinor + left.value.money.amountMinor] : [];
  });
  return Math.min(limitMinor, ...rooms);
}

type InLimit = (minor: number, from: RateTable["base"]) => ReturnType<typeof convert>;

/** Of what has a day and a rate. Contested money has no day: it is taken to stay. */
const arrivalsOf = (foreseen: readonly Foreseen[], inLimit: InLimit): readonly Arrival[] =>
  foreseen.flatMap(({ item, openMinor, forecast }) => {
    const converted = inLimit(openMinor, item.currency);
    return forecast === null || !converted.ok
      ? []
      : [{ on: forecast.expectedOn, amountMinor: converted.value.money.amountMinor }];
  });

function bodyOf(
  { options, ...check }: DealCheck,
  { amountMinor, deliverOn }: Pick<DealCheckRequest, "amountMinor" | "deliverOn">,
  exposure: ExposureBody & { readonly limitMinor: number },
  arrivals: readonly Arrival[],
): Omit<DealCheckBody, "allowedMinor" | "hold" | "why" | "terms"> {
  const { currency, limitMinor, openMinor, ordersMinor, ratesOn, withoutRate } = exposure;
  const expected = arrivals.reduce((all, arrival) => all + arrival.amountMinor, 0);
  return {
    ...{ currency, limitMinor, amountMinor, deliverOn: formatDay(deliverOn), ...check },
    unexpectedMinor: Math.max(0, openMinor + ordersMinor - expected),
    options: options === null ? null : optionsBody(options),
    ratesOn,
    withoutRate,
  };
}

function optionsBody(options: NonNullable<DealCheck["options"]>): DealCheckBody["options"] {
  const { depositMinor, deliverFrom, split, exception } = options;
  return {
    depositMinor,
    deliverFrom: deliverFrom === null ? null : formatDay(deliverFrom),
    split: split === null ? null : { ...split, restOn: formatDay(split.restOn) },
    exception: { ...exception, until: exception.until === null ? null : formatDay(exception.until) },
  };
}
