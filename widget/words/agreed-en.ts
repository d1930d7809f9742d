import type { DisputeOutcome, DisputeReason } from "../../shared/dispute/kinds.ts";
import type { AGREEMENT_OUTCOMES } from "../../shared/followup/kinds.ts";
import type { PlanState } from "../../shared/plan/kinds.ts";
import { counted, ordinal } from "./counted.ts";

const reasons: Record<DisputeReason, string> = {
  quantity: "Quantity short or wrong",
  quality: "Quality",
  price: "Price",
  delivery: "Late or missing delivery",
  "not-ordered": "Not ordered",
  duplicate: "Invoiced twice",
  "already-paid": "Already paid",
  documents: "Documents missing",
  other: "Another reason",
};
const ends: Record<(typeof AGREEMENT_OUTCOMES)[number] | DisputeOutcome, string> = {
  accepted: "Accepted",
  partly: "Partly accepted",
  rejected: "Rejected",
  agreed: "Agreed",
  done: "Paid to the end",
  broken: "Broken",
  kept: "Kept again",
  withdrawn: "Withdrawn",
  granted: "Granted",
  offered: "Offered",
  proposed: "Waits for approval",
  approved: "Approved",
  declined: "Declined",
  taken: "Taken",
  lapsed: "Lapsed",
  reopened: "Open again",
  terms: "Standing terms changed",
};
const planStates: Record<PlanState, string> = {
  kept: "On a payment plan",
  done: "Plan paid",
  broken: "Plan broken",
  withdrawn: "Plan withdrawn",
};

/** What was agreed and what is contested, as the page shows it. */
export const agreedEn = {
  title: "Agreed and disputed",
  reasons,
  ends,
  planStates,
  disputeOpen: "Dispute open",
  disputeLate: "Dispute overdue",
  ofInvoice: (amount: string, number: string) => `${amount} of ${number}`,
  answerBy: (on: string) => `answer by ${on}`,
  creditDue: (amount: string) => `credit note of ${amount} expected`,
  planProgress: (received: string, total: string) => `${received} of ${total} received`,
  nextInstalment: (amount: string, on: string) => `next ${amount} by ${on}`,
  arrears: (amount: string) => `${amount} behind`,
  missed: (missed: number, most: number) => `${missed} missed, breaks at ${most}`,
  extended: "Extended",
  extendedFrom: (number: string, from: string, to: string) => `${number} from ${from} to ${to}`,
  approvedBy: (name: string) => `approved by ${name}`,
  level: (level: number) => `${ordinal(level)} promise`,
  onPlan: "on a payment plan",
  extendedTo: (on: string) => `extended to ${on}`,
  invoices: (count: number) => counted(count, "invoice"),
  lastInstalment: (on: string) => `last instalment ${on}`,
  untilDay: (on: string) => `until ${on}`,
  resolve: "Resolve",
  resolveLabel: (what: string) => `Resolve the dispute about ${what}`,
  withdraw: "Withdraw",
  withdrawPlan: "Withdraw the payment plan",
  withdrawPromise: (what: string) => `Withdraw the promise: ${what}`,
  forInvoice: (number: string) => `${number}: dispute, plan or extend`,
};
