import { formatDay } from "../kernel/day.ts";
import type { PromiseBody } from "./contract.ts";
import type { Verdict } from "./judge.ts";

/** A promise and how it stands, as it travels. */
export function promiseBody({
  promise,
  state,
  standsMinor,
  receivedMinor,
  level,
}: Omit<Verdict, "parts">): PromiseBody {
  const { promiseId, amountMinor, currency, parts } = promise;
  return {
    promiseId,
    amountMinor,
    currency,
    invoiceIds: parts.map(({ invoiceId }) => invoiceId),
    state,
    standsMinor,
    receivedMinor,
    level,
    promisedOn: formatDay(promise.promisedOn),
    madeOn: formatDay(promise.madeOn),
    holdsUntil: formatDay(promise.holdsUntil),
  };
}
