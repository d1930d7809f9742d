import type { AccountView, AccountViewBody } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, toDay } from "../../shared/kernel/day.ts";

type Read<Part extends keyof AccountView> = NonNullable<AccountView[Part]>;
type Body<Part extends keyof AccountViewBody> = NonNullable<AccountViewBody[Part]>;
type Next = AccountView["items"][number]["next"];
type NextBody = AccountViewBody["items"][number]["next"];
type Promised = AccountView["promises"][number];
type PromisedBody = AccountViewBody["promises"][number];
type FollowUp = AccountView["log"]["followups"][number];
type FollowUpBody = AccountViewBody["log"]["followups"][number];

/** The days of one answer: thousands of texts, few of them different. */
const days = new Map<string, Day>();
function dayOf(text: string): Day {
  let day = days.get(text);
  if (day === undefined) {
    day = toDay(text);
    days.set(text, day);
  }
  return day;
}
const dayOrNull = (text: string | null): Day | null => (text === null ? null : dayOf(text));
/** Whether it is one is asked by the check that follows. */
const currencyOf = (text: string): Currency => text as Currency;

/**
 * The view as our server sent it → the view as the page shows it, believed and not checked: only days change, from text
 * to `Day`. What the contract's shape makes of the same answer is the same, which a test holds.
 * @throws for an answer without the parts that have days in them, or with days that are none.
 */
export function readView(body: AccountViewBody): AccountView {
  days.clear();
  const { group, ...rest } = body;
  return {
    ...rest,
    asOf: dayOf(body.asOf),
    score: body.score && readScore(body.score),
    exposure: body.exposure && readExposure(body.exposure),
    balances: body.balances.map((balance) => ({ ...balance, currency: currencyOf(balance.currency) })),
    items: body.items.map(readItem),
    credits: body.credits.map(readCredit),
    promises: body.promises.map(readPromise),
    promiseRecords: body.promiseRecords.map((each) => ({ ...each, currency: currencyOf(each.currency) })),
    disputes: body.disputes.map(readDispute),
    plans: body.plans.map(readPlan),
    extensions: body.extensions.map(readExtension),
    next: body.next.map(({ currency, next }) => ({ currency: currencyOf(currency), next: readNext(next) })),
    log: { ...body.log, followups: body.log.followups.map(readFollowUp) },
    ...(group && { group: readGroup(group) }),
  };
}

function readGroup(group: NonNullable<AccountViewBody["group"]>): NonNullable<AccountView["group"]> {
  const { choice } = group;
  return { ...group, choice: choice && { ...choice, fromOn: dayOf(choice.fromOn) } };
}

function readScore({ change, ...score }: Body<"score">): Read<"score"> {
  const trend = score.trend.map((point) => ({ ...point, on: dayOf(point.on) }));
  const read = { ...score, asOf: dayOf(score.asOf), trend };
  if (change === undefined) return read;
  return { ...read, change: change && { ...change, since: dayOf(change.since) } };
}

function readExposure(exposure: Body<"exposure">): Read<"exposure"> {
  return {
    ...exposure,
    currency: currencyOf(exposure.currency),
    group: exposure.group && { ...exposure.group, currency: currencyOf(exposure.group.currency) },
    parts: exposure.parts.map((part) => ({ ...part, currency: currencyOf(part.currency) })),
    ratesOn: dayOrNull(exposure.ratesOn),
  };
}

function readItem({ expectedOn, ...item }: Body<"items">[number]): Read<"items">[number] {
  return {
    ...item,
    ...(expectedOn !== undefined && { expectedOn: dayOf(expectedOn) }),
    currency: currencyOf(item.currency),
    issuedOn: dayOf(item.issuedOn),
    dueOn: dayOf(item.dueOn),
    promisedOn: dayOrNull(item.promisedOn),
    next: readNext(item.next),
  };
}

function readCredit(credit: Body<"credits">[number]): Read<"credits">[number] {
  return { ...credit, currency: currencyOf(credit.currency), on: dayOf(credit.on) };
}

function readPromise(promise: PromisedBody): Promised {
  return {
    ...promise,
    currency: currencyOf(promise.currency),
    promisedOn: dayOf(promise.promisedOn),
    madeOn: dayOf(promise.madeOn),
    holdsUntil: dayOf(promise.holdsUntil),
  };
}

function readDispute(dispute: Body<"disputes">[number]): Read<"disputes">[number] {
  return {
    ...dispute,
    currency: currencyOf(dispute.currency),
    answerBy: dayOf(dispute.answerBy),
    openedOn: dayOf(dispute.openedOn),
    resolution: dispute.resolution && { ...dispute.resolution, on: dayOf(dispute.resolution.on) },
  };
}

function readPlan(plan: Body<"plans">[number]): Read<"plans">[number] {
  return {
    ...plan,
    currency: currencyOf(plan.currency),
    agreedOn: dayOf(plan.agreedOn),
    holdsUntil: dayOrNull(plan.holdsUntil),
    instalments: plan.instalments.map((each) => ({
      ...each,
      dueOn: dayOf(each.dueOn),
      lastDay: dayOf(each.lastDay),
    })),
  };
}

function readExtension(extension: Body<"extensions">[number]): Read<"extensions">[number] {
  return {
    ...extension,
    fromDue: dayOf(extension.fromDue),
    extendedTo: dayOf(extension.extendedTo),
    grantedOn: dayOf(extension.grantedOn),
  };
}

function readFollowUp(entry: FollowUpBody): FollowUp {
  return {
    ...entry,
    next: entry.next && { ...entry.next, on: dayOf(entry.next.on) },
    promise: entry.promise && readPromise(entry.promise),
    about: entry.about && {
      ...entry.about,
      currency: currencyOf(entry.about.currency),
      on: dayOrNull(entry.about.on),
    },
  };
}

function readNext(next: NextBody): Next {
  if (next.kind === "step") return { ...next, on: dayOf(next.on) };
  return next.kind === "hold" ? { ...next, until: dayOrNull(next.until) } : next;
}
