import type { AccountViewBody } from "../../shared/account/contract.ts";
import { contestedMinor, type Dispute, isOpenDispute } from "../../shared/dispute/dispute.ts";
import type { Agreements, AgreementsJudged } from "../../shared/dunning/agreements.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { PlanVerdict } from "../../shared/plan/judge-plan.ts";
import { promiseBody } from "../../shared/promise/promise-body.ts";
import { promiseRecords } from "../../shared/promise/record.ts";

type Views = Pick<AccountViewBody, "promises" | "promiseRecords" | "disputes" | "plans" | "extensions">;

/** What was agreed and what is contested, as the page shows it. `names`: users by id. */
export function agreementViews(
  agreed: Agreements,
  judged: AgreementsJudged,
  names: ReadonlyMap<string, string>,
  asOf: Day,
): Views {
  const used = new Map<string, number>();
  return {
    promises: judged.promises.filter(({ state }) => state === "open").map(promiseBody),
    promiseRecords: [...promiseRecords(judged.promises, asOf)],
    disputes: agreed.disputes.flatMap((dispute) => disputeView(dispute, agreed, names, asOf, used) ?? []),
    plans: judged.plans.filter((verdict) => isWorthShowing(verdict, asOf)).map(planView),
    extensions: judged.extensions
      .filter(({ extendedTo }) => extendedTo >= asOf)
      .map(({ extensionId, invoiceId, fromDue, extendedTo, reason, approver, grantedOn }) => ({
        extensionId,
        invoiceId,
        fromDue: formatDay(fromDue),
        extendedTo: formatDay(extendedTo),
        reason,
        approver,
        grantedOn: formatDay(grantedOn),
      })),
  };
}

function disputeView(
  dispute: Dispute,
  { entries }: Agreements,
  names: ReadonlyMap<string, string>,
  asOf: Day,
  used: Map<string, number>,
): Views["disputes"][number] | null {
  const contested = contestedMinor(dispute, entries, asOf, used);
  const isOpen = isOpenDispute(dispute, asOf);
  if (contested === 0 && !isOpen) return null;
  const { disputeId, invoiceId, amountMinor, currency, reason, note, ownerId, resolution } = dispute;
  return {
    disputeId,
    invoiceId,
    amountMinor,
    currency,
    reason,
    note,
    ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
    answerBy: formatDay(dispute.answerBy),
    openedOn: formatDay(dispute.openedOn),
    late: isOpen && dispute.answerBy < asOf,
    contestedMinor: contested,
    resolution: resolution && { ...resolution, on: formatDay(resolution.on) },
  };
}

const SHOWN_AFTER_DAYS = 90;

/** One that is kept or broken; one that is over for as long as somebody may wonder what became of it. */
function isWorthShowing({ state, plan }: PlanVerdict, asOf: Day): boolean {
  if (state === "kept" || state === "broken") return true;
  const overOn = plan.withdrawnOn ?? plan.instalments.at(-1)?.lastDay ?? plan.agreedOn;
  return asOf - overOn <= SHOWN_AFTER_DAYS;
}

function planView(verdict: PlanVerdict): Views["plans"][number] {
  const { plan, state, missed, receivedMinor, arrearsMinor, comingMinor, next } = verdict;
  return {
    planId: plan.planId,
    currency: plan.currency,
    totalMinor: plan.totalMinor,
    invoiceIds: [...plan.invoiceIds],
    state,
    agreedOn: formatDay(plan.agreedOn),
    breaksAfter: plan.breaksAfter,
    missed,
    receivedMinor,
    arrearsMinor,
    comingMinor,
    holdsUntil: state === "kept" && next !== null ? formatDay(next.lastDay) : null,
    note: plan.note,
    instalments: plan.instalments.map(({ dueOn, lastDay, amountMinor }) => ({
      dueOn: formatDay(dueOn),
      lastDay: formatDay(lastDay),
      amountMinor,
    })),
  };
}
