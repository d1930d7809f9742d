// First: zod looks at this setting when a shape is made.
import "../api/no-eval.ts";

export {
  ActsAnswer,
  HealthAnswer,
  OrgState,
  Proposal,
  RunsAnswer,
} from "../../shared/activation/contract.ts";
export { AlertsAnswer } from "../../shared/alert/contract.ts";
export { PlaybooksAnswer } from "../../shared/playbook/contract.ts";
export { ReviewsAnswer } from "../../shared/review/contract.ts";
export { Briefings } from "../../shared/briefing/contract.ts";
export { Returns } from "../../shared/bounce/contract.ts";
export { DiscountsAnswer } from "../../shared/discount/contract.ts";
export { WireCreditLimits } from "../../shared/approval/contract.ts";
export { WireCreditControl } from "../../shared/limit/contract.ts";
export { BureauAccessAnswer } from "../../shared/bureau/contract.ts";
export { ExperienceFile, ExperiencePreview, SharingAnswer } from "../../shared/experience/contract.ts";
export { DossierRightsAnswer } from "../../shared/dossier/contract.ts";
export { BackTestAnswer } from "../../shared/forecast/backtest/contract.ts";
export { ScorecardAnswer } from "../../shared/credit/scorecard/contract.ts";
export { CashAhead } from "../../shared/forecast/contract.ts";
export { AgingFile, BucketAnswer, ProvisionAnswer, ReportAnswer } from "../../shared/report/contract.ts";
export { FeesAnswer } from "../../shared/charge/contract.ts";
export { LimitsAnswer } from "../../shared/contact/contract.ts";
export { LetterAnswer, LettersAnswer } from "../../shared/letter/contract.ts";
export { InboxAnswer, InboxCounts } from "../../shared/inbox/contract.ts";
export { VetoCounts } from "../../shared/hold/contract.ts";
export { SmsState } from "../../shared/sms/contract.ts";
export { WordingPreview, WordingsAnswer } from "../../shared/wording/contract.ts";
export { WireRefusal } from "../../shared/kernel/contract.ts";
export {
  AccountsAnswer,
  CalendarAnswer,
  CalendarsAnswer,
  KeyAccountAnswer,
  ModeAnswer,
  PoliciesAnswer,
  PolicyAnswer,
  PutAnswer,
  PutSegmentsAnswer,
  ReplayAnswer,
  ReplayStart,
  SegmentsAnswer,
  FilesAnswer,
  SenderAnswer,
  SenderTestAnswer,
  SignAnswer,
  TryAnswer,
  TrySegmentsAnswer,
} from "../../shared/settings/contract.ts";
