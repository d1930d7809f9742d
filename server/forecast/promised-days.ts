import type { AgreementsJudged } from "../../shared/dunning/agreements.ts";
import type { PromisedDay, PromisedPart } from "../../shared/forecast/promised.ts";
import { later, type Day } from "../../shared/kernel/day.ts";
import type { PlanVerdict } from "../../shared/plan/judge-plan.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import { promiseRecords } from "../../shared/promise/record.ts";

type Judged = Pick<AgreementsJudged, "promises" | "plans">;
type Worth = Pick<PromisedDay, "made" | "kept">;
/** What is open of each invoice, the oldest due first. */
type OpenMoney = ReadonlyMap<string, number>;

/** By invoice: the newest open promise or the plan that took it over, and what its customer's word has been worth. */
export function promisedDays(
  { promises, plans }: Judged,
  open: OpenMoney,
  asOf: Day,
): ReadonlyMap<string, PromisedDay> {
  const worth = worthOf(promises, plans, asOf);
  const promised = new Map<string, PromisedDay>();
  for (const { state, promise, parts } of promises) {
    if (state !== "open") continue;
    for (const { invoiceId, amountMinor } of parts) {
      const covers = Math.min(1, amountMinor / (open.get(invoiceId) ?? amountMinor));
      promised.set(invoiceId, { promisedOn: promise.promisedOn, ...worth, covers });
    }
  }
  for (const plan of plans)
    if (plan.state === "kept")
      for (const [invoiceId, parts] of partsOf(plan, open, asOf)) {
        const [next] = parts;
        if (next !== undefined) promised.set(invoiceId, { promisedOn: next.on, ...worth, parts });
      }
  return promised;
}

/** Promises in every currency, and the instalments of plans whose last day is over. */
function worthOf(promises: readonly Verdict[], plans: readonly PlanVerdict[], asOf: Day): Worth {
  let [made, kept] = [0, 0];
  for (const record of promiseRecords(promises, asOf)) {
    made += record.promises;
    kept += record.kept;
  }
  for (const { plan, missed } of plans) {
    const over = plan.instalments.filter(({ lastDay }) => lastDay < asOf).length;
    made += over;
    kept += over - missed;
  }
  return { made, kept };
}

/** What is still to come of a plan, shared among its invoices as money is: the oldest due first. What was forgiven ends it earlier. */
function partsOf(
  { plan, receivedMinor, forgivenMinor }: PlanVerdict,
  open: OpenMoney,
  asOf: Day,
): ReadonlyMap<string, readonly PromisedPart[]> {
  const found = new Map<string, PromisedPart[]>();
  const left = new Map([...open].filter(([invoiceId]) => plan.invoiceIds.includes(invoiceId)));
  const dueMinor = plan.totalMinor - forgivenMinor;
  let upTo = 0;
  for (const { dueOn, amountMinor } of plan.instalments) {
    const before = Math.max(upTo, receivedMinor);
    upTo = Math.min(dueMinor, upTo + amountMinor);
    let coming = Math.max(0, upTo - before);
    for (const [invoiceId, owed] of left) {
      const part = Math.min(coming, owed);
      if (part === 0) continue;
      coming -= part;
      left.set(invoiceId, owed - part);
      const parts = found.get(invoiceId) ?? [];
      parts.push({ on: later(dueOn, asOf), covers: part / (open.get(invoiceId) ?? part) });
      found.set(invoiceId, parts);
    }
  }
  return found;
}

export const openMoney = (
  items: readonly { readonly invoiceId: string; readonly residualMinor: number }[],
): OpenMoney => new Map(items.map(({ invoiceId, residualMinor }) => [invoiceId, residualMinor]));
