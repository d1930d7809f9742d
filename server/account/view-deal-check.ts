import { addDays, daysBetween, formatDay } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert } from "../../shared/kernel/rates.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { DealCheckBody, ExposureBody } from "../../shared/limit/contract.ts";
import {
  type Arrival,
  checkDeal,
  type Deal,
  type DealCheck,
  type Standing,
} from "../../shared/limit/deal-check.ts";
import type { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import { predictInvoice } from "../../shared/forecast/entry-points.ts";
import type { Foreseen } from "../../shared/forecast/foresee.ts";
import type { PayingHabits } from "../../shared/forecast/learn.ts";
import type { Asked } from "../../shared/forecast/predict.ts";
import { readExposure } from "../credit/index.ts";
import { accountOutlook } from "../dunning/index.ts";
import { readHabits } from "../forecast/index.ts";
import { exceptionsLeft, holdOn, leftIn } from "../limit/index.ts";
import { foreseeBy } from "./foresee-open.ts";
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
    const read = await readHabits(book.forecast, accountId, asOf);
    const habits = read.ok ? read.value : null;
    const arrivals = habits === null ? [] : arrivalsOf(foreseeBy(habits, outlook, asOf), inLimit);
    const held = await holdOn(book.limit, accountId, { exposure, books: outlook.books }, asOf);
    const deal: Deal = {
      ...{ amountMinor: asked.value.money.amountMinor, deliverOn, termsDays },
      lateDays: habits && usuallyLate({ accountId, dueOn: addDays(deliverOn, termsDays) }, habits),
      exceptionUntil: addDays(asOf, held.control.exceptions.mostDays),
    };
    const exceptions = await exceptionsLeft(book.limit, accountId, held.control, asOf);
    const allowedMinor = leftIn(exceptions.filter(({ until }) => until >= deliverOn));
    const whole = { limitMinor: limitMinor + allowedMinor, exposureMinor, arrivals };
    const check = checkDeal(
      [whole, ...boundsBeside({ currency, exposure, arrivals, allowedMinor }, inLimit)],
      deal,
    );
    const { hold, why } = held;
    const terms = await gradeTerms(book, accountId, asOf);
    return ok({
      ...bodyOf(check, deal, exposure, arrivals),
      limitMinor: check.limitMinor - allowedMinor,
      ...{ allowedMinor, hold, why },
      terms: terms && { ...terms, tooLong: termsDays > terms.mostDays },
    });
  });
}

const usuallyLate = (asked: Asked, habits: PayingHabits): number =>
  daysBetween(asked.dueOn, predictInvoice(asked, habits).expectedOn);

interface BesideTheLimit {
  /** Of the deal. */
  readonly currency: Currency;
  readonly exposure: ExposureBody;
  readonly arrivals: readonly DatedArrival[];
  readonly allowedMinor: number;
}

/** What else the deal must keep: the part of the limit that is its currency's, with the money of that currency, and the group's. */
function boundsBeside(
  { currency, exposure, arrivals, allowedMinor }: BesideTheLimit,
  inLimit: InLimit,
): readonly Standing[] {
  const { parts, group } = exposure;
  const bounds = [
    ...parts.filter((part) => part.currency === currency).map((use) => ({ use, only: currency })),
    ...(group === null ? [] : [{ use: group, only: null }]),
  ];
  return bounds.flatMap(({ use, only }): readonly Standing[] => {
    const [limit, used] = [use.limitMinor, use.exposureMinor].map((minor) =>
      inLimit(minor, use.currency as Currency),
    );
    if (!limit?.ok || !used?.ok) return [];
    return [
      {
        limitMinor: limit.value.money.amountMinor + allowedMinor,
        exposureMinor: used.value.money.amountMinor,
        arrivals: arrivals.filter((each) => only === null || each.currency === only),
      },
    ];
  });
}

/** Money that is expected, in the limit's currency, and the currency in which it is owed. */
interface DatedArrival extends Arrival {
  readonly currency: Currency;
}

type InLimit = (minor: number, from: Currency) => ReturnType<typeof convert>;

/** Of what has a day and a rate. Contested money has no day: it is taken to stay. */
const arrivalsOf = (foreseen: readonly Foreseen[], inLimit: InLimit): readonly DatedArrival[] =>
  foreseen.flatMap(({ item, openMinor, forecast }) => {
    const converted = inLimit(openMinor, item.currency);
    return forecast === null || !converted.ok
      ? []
      : [
          {
            on: forecast.expectedOn,
            amountMinor: converted.value.money.amountMinor,
            currency: item.currency,
          },
        ];
  });

function bodyOf(
  { options, ...check }: DealCheck,
  { amountMinor, deliverOn }: Pick<DealCheckRequest, "amountMinor" | "deliverOn">,
  exposure: ExposureBody,
  arrivals: readonly Arrival[],
): Omit<DealCheckBody, "allowedMinor" | "hold" | "why" | "terms"> {
  const { currency, openMinor, ordersMinor, ratesOn, withoutRate } = exposure;
  const expected = arrivals.reduce((all, arrival) => all + arrival.amountMinor, 0);
  return {
    ...{ currency, amountMinor, deliverOn: formatDay(deliverOn), ...check },
    unexpectedMinor: Math.max(0, openMinor + ordersMinor - expected),
    options: options === null ? null : optionsBody(options),
    ratesOn,
    withoutRate,
  };
}

function optionsBody(options: NonNullable<DealCheck["options"]>): DealCheckBody["options"] {
  const { depositMinor, deliverFrom, split, shorterTerms, exception } = options;
  return {
    depositMinor,
    deliverFrom: deliverFrom === null ? null : formatDay(deliverFrom),
    split: split === null ? null : { ...split, restOn: formatDay(split.restOn) },
    shorterTerms: shorterTerms && { ...shorterTerms, until: formatDay(shorterTerms.until) },
    exception: { ...exception, until: exception.until === null ? null : formatDay(exception.until) },
  };
}
