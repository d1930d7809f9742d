import type { Demand, Remind } from "../../shared/dunning/decision.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { draftMessage } from "./draft-message.ts";
import { billedFor, membersNamed } from "./group-facts.ts";
import type { Judged } from "./judge-accounts.ts";
import type { Round } from "./open-round.ts";
import type { DecisionRow, NewDispatch } from "./ports.ts";

/** The row that says why this account did or did not hear from us; null when no step was due. */
export function decisionRow({ facts, under, decision }: Judged, round: Round): DecisionRow | null {
  if (decision.kind === "rest") return null;
  const { now, rehearsed } = round;
  const { policy, segment } = under;
  const reminds = decision.kind === "remind";
  return {
    asOf: now.asOf,
    accountId: facts.accountId,
    currency: facts.currency,
    mode: rehearsed ? "rehearsal" : "live",
    outcome: decision.kind,
    step: decision.step?.key ?? null,
    reason: reminds ? null : decision.because,
    policyId: policy.id,
    policyVersion: policy.version,
    segment: segment?.key ?? null,
    body: reminds
      ? { cycle: decision.cycle, ...figuresOf(decision.demand) }
      : { until: decision.until === null ? null : formatDay(decision.until) },
  };
}

/** The totals, and where less is asked for than is open. The invoices stand in the message, their past in the ledger. */
const figuresOf = ({ lines, ...totals }: Demand): Record<string, unknown> => ({
  ...totals,
  notAsked: lines.flatMap(({ invoiceId, disputedMinor, settledMinor, plannedMinor, promisedMinor }) =>
    disputedMinor + settledMinor + plannedMinor + promisedMinor === 0
      ? []
      : [{ invoiceId, disputedMinor, settledMinor, plannedMinor, promisedMinor }],
  ),
});

/** The message to plan, or the one that rehearsal says would have been sent. */
export function newDispatch(
  { sheet, facts, under }: Pick<Judged, "sheet" | "facts" | "under">,
  decision: Remind,
  round: Round,
  dispatchId: string,
  notBefore: Date,
): NewDispatch {
  const { org, now, rehearsed } = round;
  const { key, days, channel } = decision.step;
  const { currency } = facts;
  const { policy } = under;
  const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
  const draft = rehearsed ? draftMessage({ org, ...under, sheet, currency, asOf: now.asOf, decision }) : null;
  return {
    dispatchId,
    rehearsed,
    accountId: facts.accountId,
    currency,
    cycle: decision.cycle,
    step: key,
    days,
    channel,
    asOf: now.asOf,
    policyId: policy.id,
    policyVersion: policy.version,
    invoiceIds,
    memberIds: membersNamed(facts, invoiceIds),
    billedId: billedFor(decision.carrierId, facts),
    amountMinor: decision.demand.askedMinor,
    deadlineOn: decision.deadlineOn,
    contact: reachesCustomer(channel) ? decision.recipient : null,
    subject: draft?.subject ?? null,
    bodyText: draft?.text ?? null,
    wording: draft?.wording ?? null,
    notBefore,
  };
}
