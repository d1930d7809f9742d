export { foreseeFiles } from "./attach-files.ts";
export { foreseeChange, type Foreseen } from "./foresee-change.ts";
export { foreseeDays, type MessageForeseen } from "./foresee-days.ts";
export { foreseeNext, type NextForeseen } from "./foresee-next.ts";
export {
  foreseeFormal,
  foreseeLetter,
  type FormalWithheld,
  type LetterForeseen,
  type NotForeseen,
} from "./foresee-letter.ts";
export { askSend, type AskSendRefusal } from "./ask-send.ts";
export { mayAskToSend, type PreviewSendRefusal } from "./may-send.ts";
export { previewSend } from "./preview-send.ts";
export { readSend } from "./read-send.ts";
export { planAsked } from "./plan-asked.ts";
export type { SendDesk } from "./send-now-ports.ts";
export { accountOutlook, type AccountOutlook } from "./account-outlook.ts";
export { compareOnAccount, type Compared, type Verdict } from "./compare-on-account.ts";
export { deliverDay, type DeliveryReport } from "./deliver-day.ts";
export { type FirstDay, foreseeFirstDay } from "./first-day.ts";
export { explainDay, type PlanLine } from "./explain-day.ts";
export type { Failure } from "./judge-accounts.ts";
export { messagesInDoubt } from "./messages-in-doubt.ts";
export { planDay, type PlanReport } from "./plan-day.ts";
export type { TraitSheet } from "./account-facts.ts";
export { policiesInForce, policyInForce } from "./policies-in-force.ts";
export { readChosen, readPolicyOf, traitsOf } from "./policy-of-account.ts";
export type {
  Calendars,
  Courier,
  FromAddresses,
  MailSender,
  Delivery,
  DunningBook,
  DunningDesk,
  Envelope,
  FreshInvoices,
  InvoiceFiles,
  Letter,
  Texter,
} from "./ports.ts";
export { takeReport } from "./take-report.ts";
export type { CarrierReport, ReportDesk } from "./report-ports.ts";
export { reapDispatches, type ReapReport } from "./reap-dispatches.ts";
export { remindAccount, type Fate } from "./remind-account.ts";
export { settleDoubt } from "./settle-doubt.ts";
export { putPolicy } from "./put-policy.ts";
export type { PolicyDesk } from "./policy-ports.ts";
export {
  type AccountReplayed,
  replayPolicy,
  type ReplayAsked,
  type ReplaySummary,
} from "./replay-policy.ts";
export type { ReplayDesk } from "./replay-ports.ts";
export type { PolicyAsked, ReplayRefusal } from "./rounds-to-replay.ts";
