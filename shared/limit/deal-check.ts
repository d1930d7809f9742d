import { addDays, type Day, daysBetween, later } from "../kernel/day.ts";

/** Money in minor units of the limit's currency. */
export interface Arrival {
  /** The day on which it is expected; it counts from the next day on. */
  readonly on: Day;
  readonly amountMinor: number;
}

/** One of the bounds that a deal must keep: the limit, a part of it in the deal's currency, the group's. */
export interface Standing {
  readonly limitMinor: number;
  /** Today's, less what the customer has with us. */
  readonly exposureMinor: number;
  readonly arrivals: readonly Arrival[];
}

export interface Deal {
  /** More than nothing. */
  readonly amountMinor: number;
  readonly deliverOn: Day;
  /** From the delivery to the day on which it is to be paid. */
  readonly termsDays: number;
  /** How much later than that its money is expected, by how the account pays; null: nobody can say. */
  readonly lateDays: number | null;
  /** The last day to which anybody may allow more than the limit. */
  readonly exceptionUntil: Day;
}

/** Each option makes the deal fit by itself; null where it cannot. */
export interface DealOptions {
  /** To be paid before the delivery, so that the rest fits. */
  readonly depositMinor: number | null;
  /** The first day on which the whole fits. */
  readonly deliverFrom: Day | null;
  /** As much as fits on the day asked for, and the rest on the first day on which it fits as well. */
  readonly split: { readonly firstMinor: number; readonly restOn: Day } | null;
  /** The longest terms with which an exception would end while one may last; null where the terms asked for do, or none. */
  readonly shorterTerms: { readonly termsDays: number; readonly until: Day } | null;
  /** What somebody would have to allow beyond the limit, and until when; null: no expected money ends it. */
  readonly exception: { readonly overMinor: number; readonly until: Day | null; readonly tooLong: boolean };
}

export interface DealCheck {
  /** Of the bound that leaves the least room on the day of the delivery; the figures below are its own. */
  readonly limitMinor: number;
  /** On the day of the delivery, without the deal. */
  readonly beforeMinor: number;
  /** With it: the most at stake from that day on, as the money that is expected only makes it less. */
  readonly peakMinor: number;
  /** Beyond the limit; 0 when it fits. */
  readonly overMinor: number;
  /** null when it fits as it is. */
  readonly options: DealOptions | null;
}

/**
 * May I sell this? Exposure on the day of delivery, when the money expected until then has come, against each bound: what
 * comes in one currency makes no room in a part of the limit that is another's.
 */
export function checkDeal(bounds: readonly [Standing, ...Standing[]], deal: Deal): DealCheck {
  const roomIn = (bound: Standing, day: Day): number => bound.limitMinor - exposureOn(bound, day);
  const tightest = bounds.reduce((least, each) =>
    roomIn(each, deal.deliverOn) < roomIn(least, deal.deliverOn) ? each : least,
  );
  const beforeMinor = exposureOn(tightest, deal.deliverOn);
  const peakMinor = beforeMinor + deal.amountMinor;
  const overMinor = Math.max(0, peakMinor - tightest.limitMinor);
  const room = (day: Day): number => Math.min(...bounds.map((each) => roomIn(each, day)));
  const days = bounds.flatMap(({ arrivals }) => arrivals.map(({ on }) => addDays(on, 1)));
  return {
    ...{ limitMinor: tightest.limitMinor, beforeMinor, peakMinor, overMinor },
    options: overMinor === 0 ? null : optionsOf({ room, days }, deal, overMinor),
  };
}

/** What is still at stake at 00:00 of a day of what is at stake today. */
const exposureOn = ({ exposureMinor, arrivals }: Standing, day: Day): number =>
  arrivals.reduce((left, { on, amountMinor }) => (on < day ? left - amountMinor : left), exposureMinor);

function optionsOf(
  { room, ...changes }: Pick<Ahead, "room" | "days">,
  deal: Deal,
  overMinor: number,
): DealOptions {
  const { amountMinor, deliverOn } = deal;
  const days = [...new Set(changes.days)].sort((a, b) => a - b);
  const ahead = { from: deliverOn, paidOn: paidOn(deal), days, room };
  const until = endOf(amountMinor, ahead);
  return {
    depositMinor: overMinor <= amountMinor ? overMinor : null,
    deliverFrom: days.find((day) => day > deliverOn && room(day) >= amountMinor) ?? null,
    split: splitOf(amountMinor, amountMinor - overMinor, ahead),
    shorterTerms: shorterTermsOf(deal, ahead, until),
    exception: { overMinor, until, tooLong: until === null || until > deal.exceptionUntil },
  };
}

interface Ahead {
  readonly from: Day;
  /** From the day after it the deal itself is at stake no more; null: nobody can say. */
  readonly paidOn: Day | null;
  /** On which something has changed, in order. */
  readonly days: readonly Day[];
  readonly room: (day: Day) => number;
}

const paidOn = ({ deliverOn, termsDays, lateDays }: Deal): Day | null =>
  lateDays === null ? null : later(deliverOn, addDays(deliverOn, termsDays + lateDays));

/** How much of it is at stake on a day of which the deal is the one that is asked about. */
const outOn = (day: Day, amountMinor: number, { paidOn }: Ahead): number =>
  paidOn !== null && day > paidOn ? 0 : amountMinor;

function splitOf(amountMinor: number, firstMinor: number, ahead: Ahead): DealOptions["split"] {
  if (firstMinor <= 0) return null;
  const restMinor = amountMinor - firstMinor;
  const fits = (day: Day): boolean => ahead.room(day) >= outOn(day, firstMinor, ahead) + restMinor;
  const restOn = changes(ahead).find(fits);
  return restOn === undefined ? null : { firstMinor, restOn };
}

/** Nothing changes on the day of the delivery: the terms are as long as an exception can bear that must end in time. */
function shorterTermsOf(deal: Deal, ahead: Ahead, asked: Day | null): DealOptions["shorterTerms"] {
  const { amountMinor, deliverOn, termsDays, lateDays, exceptionUntil } = deal;
  if (lateDays === null || (asked !== null && asked <= exceptionUntil)) return null;
  const paid = addDays(exceptionUntil, -1);
  const shorter = daysBetween(deliverOn, paid) - lateDays;
  if (paid < deliverOn || shorter < 0 || shorter >= termsDays) return null;
  const until = endOf(amountMinor, { ...ahead, paidOn: paid });
  return until === null || until > exceptionUntil ? null : { termsDays: shorter, until };
}

const endOf = (amountMinor: number, ahead: Ahead): Day | null =>
  changes(ahead).find((day) => ahead.room(day) >= outOn(day, amountMinor, ahead)) ?? null;

const changes = ({ from, paidOn, days }: Ahead): readonly Day[] =>
  [...days, ...(paidOn === null ? [] : [addDays(paidOn, 1)])]
    .filter((day) => day > from)
    .sort((a, b) => a - b);
