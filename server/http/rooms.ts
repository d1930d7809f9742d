import type { Sentence } from "../../shared/kernel/contract.ts";
import type { AccountViewBody, MessageAnswer, WidgetSession } from "../../shared/account/contract.ts";
import type { SessionRequest } from "../../shared/account/request-contract.ts";
import type { ScoreOnBody, WhatIfBody } from "../../shared/credit/contract.ts";
import type { WhatIfRequest } from "../../shared/credit/request-contract.ts";
import type { DealCheckBody } from "../../shared/limit/contract.ts";
import type { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import type { SendAnswerBody, SendPreviewBody } from "../../shared/dunning/contract.ts";
import type { SendRequest } from "../../shared/dunning/request-contract.ts";
import type { FollowUpBody, FollowUpPageBody } from "../../shared/followup/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { CashAheadBody, ForecastBody } from "../../shared/forecast/contract.ts";
import type { AccountCostBody } from "../../shared/report/contract.ts";
import type { GroupBody } from "../../shared/group/contract.ts";
import type { PayerRequest } from "../../shared/group/request-contract.ts";
import type { ExemptionBody, HoldsBody, VetoBody, VetoCountsBody } from "../../shared/hold/contract.ts";
import type { ExemptRequest, VetoRequest } from "../../shared/hold/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { SmsStateBody } from "../../shared/sms/contract.ts";
import type { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type {
  AccountsBody,
  CalendarBody,
  CalendarsBody,
  FilesBody,
  KeyAccountBody,
  PoliciesBody,
  PolicyBody,
  ReplayBody,
  ReplayStartBody,
  SegmentsBody,
  SenderBody,
  SenderTestBody,
  TryBody,
  TrySegmentsBody,
} from "../../shared/settings/contract.ts";
import type {
  FilesRequest,
  KeyAccountRequest,
  ReplayRequest,
  SenderCheckRequest,
  SenderRequest,
  SenderTestRequest,
  SigningKeyRequest,
} from "../../shared/settings/request-contract.ts";
import type { DealCheckRefusal, WhatIfRefusal } from "../account/index.ts";
import type { Standstill } from "../activation/index.ts";
import type { AskSendRefusal, CarrierReport, PreviewSendRefusal } from "../dunning/index.ts";
import type { AnswerRooms } from "./answer-once.ts";
import type { BounceRooms } from "./bounce-rooms.ts";
import type { ChargeRooms } from "./charge-rooms.ts";
import type { ApprovalRooms } from "./approval-rooms.ts";
import type { LimitRooms } from "./limit-rooms.ts";
import type { ExperienceRooms } from "./experience-rooms.ts";
import type { BureauRooms } from "./bureau-rooms.ts";
import type { DossierRooms } from "./dossier-rooms.ts";
import type { DiscountRooms } from "./discount-rooms.ts";
import type { ContactRooms } from "./contact-rooms.ts";
import type { BriefingRooms } from "./briefing-rooms.ts";
import type { AlertRooms } from "./alert-rooms.ts";
import type { PlaybookRooms } from "./playbook-rooms.ts";
import type { WatchRooms } from "./watch-rooms.ts";
import type { ReviewRooms } from "./review-rooms.ts";
import type { InboxRooms } from "./inbox-rooms.ts";
import type { AgreementRooms } from "./agreement-rooms.ts";
import type { LogRefusal } from "../followup/index.ts";
import type { PayerRefusal } from "../group/index.ts";
import type { ExemptRefusal, VetoRefusal } from "../hold/index.ts";
import type { RoundRefusal } from "../jobs/daily-round.ts";
import type { HookCall, HookRefusal, SmsReply } from "../sms/index.ts";
import type { TryRefusal } from "../settings/index.ts";
import type { Notice, NoticeRefusal } from "../sync/index.ts";
import type {
  Begun,
  Connected,
  ConsentBack,
  ConsentRefusal,
  Grant,
  Installed,
  Org,
  OrgEntry,
  OrgSettings,
  SessionRefusal,
  Viewer,
  Visitor,
} from "../org/index.ts";
import type { ActivationRooms } from "./activation-rooms.ts";
import type { BackTestRooms } from "./back-test-rooms.ts";
import type { ReportRooms } from "./report-rooms.ts";
import type { ScorecardRooms } from "./scorecard-rooms.ts";
import type { WordingRooms } from "./wording-rooms.ts";

/** What the edge may ask of the house. compose.ts hands these in; a test hands in the same, over a test store. */
export interface HttpRooms {
  readonly widgetOrigins: readonly string[];
  /** Guards /ops; null switches the operator's routes off. */
  readonly opsToken: string | null;
  openSession(credential: string, request: SessionRequest): Promise<Result<WidgetSession, SessionRefusal>>;
  readToken(token: string): Promise<Result<Viewer, "expired" | "invalid">>;
  readSettingsToken(token: string): Promise<Result<Visitor, "expired" | "invalid">>;
  viewAccount(viewer: Viewer): Promise<Result<AccountViewBody, "not-synced">>;
  forecast(viewer: Viewer): Promise<Result<ForecastBody, "not-synced">>;
  scoreOn(viewer: Viewer, on: Day): Promise<Result<ScoreOnBody, "not-synced" | "not-yet">>;
  accountCost(viewer: Viewer): Promise<Result<AccountCostBody, "not-synced">>;
  dealCheck(viewer: Viewer, request: DealCheckRequest): Promise<Result<DealCheckBody, DealCheckRefusal>>;
  whatIf(viewer: Viewer, request: WhatIfRequest): Promise<Result<WhatIfBody, WhatIfRefusal>>;
  cashAhead(orgId: string): Promise<CashAheadBody>;
  readonly backTest: BackTestRooms;
  readonly scorecards: ScorecardRooms;
  logFollowUp(viewer: Viewer, request: LogRequest): Promise<Result<FollowUpBody, LogRefusal>>;
  followUps(viewer: Viewer, before: string | null): Promise<FollowUpPageBody>;
  message(viewer: Viewer, dispatchId: string): Promise<Result<MessageAnswer, "no-such-message">>;
  readonly agreements: AgreementRooms;
  takeNotice(notice: Notice): Promise<Result<null, NoticeRefusal>>;
  readonly activation: ActivationRooms;
  readonly settings: SettingsRooms;
  choosePayer(viewer: Viewer, request: PayerRequest): Promise<Result<GroupBody, PayerRefusal>>;
  readonly charges: ChargeRooms;
  readonly dossiers: DossierRooms;
  readonly bureaus: BureauRooms;
  readonly experiences: ExperienceRooms;
  readonly limits: LimitRooms;
  readonly approvals: ApprovalRooms;
  readonly reports: ReportRooms;
  readonly discounts: DiscountRooms;
  readonly holds: HoldRooms;
  readonly contacts: ContactRooms;
  readonly alerts: AlertRooms;
  readonly playbooks: PlaybookRooms;
  readonly reviews: ReviewRooms;
  readonly watch: WatchRooms;
  readonly inbox: InboxRooms;
  readonly briefings: BriefingRooms;
  readonly sends: SendRooms;
  readonly sms: SmsRooms;
  readonly returns: BounceRooms;
  readonly wordings: WordingRooms;
  readonly consent: ConsentRooms;
  readonly answers: AnswerRooms;
  readonly ops: OpsRooms;
  /** Called first on every request: a followed clock looks again. */
  refreshClock(): Promise<void>;
  /** A fault nobody expected, for the log: never a body, never a token. */
  logFault(path: string, fault: unknown): void;
}

/** The dunning policy: read, tried on an account, put in force. */
export interface SettingsRooms {
  policies(admin: Visitor): Promise<PoliciesBody>;
  version(
    orgId: string,
    id: string,
    version: number,
  ): Promise<Result<{ readonly policy: PolicyBody }, "no-such-policy">>;
  put(
    admin: Visitor,
    policy: unknown,
    onlyForSegments: boolean,
  ): Promise<Result<unknown, { readonly field: string; readonly message: Sentence }>>;
  segments(admin: Visitor): Promise<SegmentsBody>;
  putSegments(
    admin: Visitor,
    draft: unknown,
  ): Promise<Result<unknown, { readonly field: string; readonly message: Sentence }>>;
  sender(admin: Visitor): Promise<SenderBody>;
  saveSender(
    admin: Visitor,
    request: SenderRequest,
  ): Promise<Result<SenderBody, { readonly field: string; readonly message: Sentence }>>;
  checkSender(
    admin: Visitor,
    request: SenderCheckRequest,
  ): Promise<Result<SenderBody, { readonly field: string; readonly message: Sentence }>>;
  makeKey(
    admin: Visitor,
    request: SigningKeyRequest,
  ): Promise<Result<SenderBody, { readonly field: string; readonly message: Sentence }>>;
  testSender(
    admin: Visitor,
    request: SenderTestRequest,
  ): Promise<Result<SenderTestBody, { readonly field: string; readonly message: Sentence }>>;
  files(orgId: string): Promise<FilesBody>;
  saveFiles(
    admin: Visitor,
    request: FilesRequest,
  ): Promise<Result<FilesBody, { readonly field: string; readonly message: Sentence }>>;
  keyAccount(orgId: string): Promise<KeyAccountBody>;
  chooseKeyAccount(
    admin: Visitor,
    request: KeyAccountRequest,
  ): Promise<Result<KeyAccountBody, { readonly field: string; readonly message: Sentence }>>;
  trySegments(
    orgId: string,
    draft: unknown,
  ): Promise<Result<TrySegmentsBody, { readonly field: string; readonly message: Sentence }>>;
  tryOn(orgId: string, policy: unknown, accountId: string): Promise<Result<TryBody, TryRefusal>>;
  accounts(orgId: string, find: string): Promise<AccountsBody>;
  calendars(orgId: string): Promise<CalendarsBody>;
  calendar(orgId: string, calendarId: string): Promise<Result<CalendarBody, "no-such-calendar">>;
  replayStart(orgId: string): Promise<ReplayStartBody>;
  replay(
    orgId: string,
    request: ReplayRequest,
  ): Promise<Result<ReplayBody, { readonly field: string; readonly message: Sentence }>>;
}

/** What people hold back of one account. */
export interface HoldRooms {
  read(viewer: Viewer): Promise<HoldsBody>;
  exempt(viewer: Viewer, request: ExemptRequest): Promise<Result<ExemptionBody, ExemptRefusal>>;
  lift(
    viewer: Viewer,
    exemptionId: string,
    reason: string,
  ): Promise<Result<ExemptionBody, "not-allowed" | "no-such-exemption">>;
  veto(viewer: Viewer, request: VetoRequest): Promise<Result<VetoBody, VetoRefusal>>;
  endVeto(viewer: Viewer, reason: string): Promise<Result<null, "not-allowed" | "not-synced">>;
  vetoCounts(orgId: string): Promise<VetoCountsBody>;
}

/** A person asks that today's message of one account leaves now. */
export interface SendRooms {
  preview(viewer: Viewer): Promise<Result<SendPreviewBody, PreviewSendRefusal>>;
  ask(viewer: Viewer, request: SendRequest): Promise<Result<SendAnswerBody, AskSendRefusal>>;
  read(viewer: Viewer, requestId: string): Promise<Result<SendAnswerBody, "no-such-request">>;
}

/** Text messages: who an org's come from, and what its provider tells of them. */
export interface SmsRooms {
  read(orgId: string): Promise<SmsStateBody>;
  put(
    admin: Visitor,
    request: SmsSenderRequest,
  ): Promise<Result<SmsStateBody, { readonly field: string; readonly message: Sentence }>>;
  admit(call: HookCall): Promise<Result<{ readonly region: string }, HookRefusal>>;
  report(orgId: string, report: CarrierReport): Promise<boolean>;
  reply(reply: SmsReply, region: string): Promise<unknown>;
  /** E.164 of a number as Aliyun writes it: Chinese ones without their country code. */
  numberOf(written: string): string;
}

/** An administrator's consent, begun and brought back by a browser. */
export interface ConsentRooms {
  /** Whether browsers reach us by https: then the cookie goes nowhere else. */
  readonly overHttps: boolean;
  begin(): Promise<Result<Begun, ConsentRefusal>>;
  take(back: ConsentBack): Promise<Result<Installed, ConsentRefusal>>;
}

export interface OpsRooms {
  orgs(): Promise<readonly OrgEntry[]>;
  /** Installs an org by the grant its admin gave. */
  connect(grant: Grant): Promise<Connected>;
  sync(orgId: string): Promise<Result<unknown, "at-work">>;
  /** Whether the whole installation is stopped, by whom and why. */
  standstill(): Promise<Standstill>;
  /** Every process obeys within seconds, whatever it is in the middle of; what waited goes on when it is lifted. */
  setStandstill(stopped: boolean, by: string, reason: string): Promise<Standstill>;
  /** asOf null: the org's today. */
  round(orgId: string, asOf: Day | null): Promise<Result<unknown, RoundRefusal | "at-work">>;
  deliver(orgId: string): Promise<Result<unknown, "at-work">>;
  /** Messages of which nobody knows whether they left. */
  inDoubt(orgId: string): Promise<readonly unknown[]>;
  /** A person says whether a message in doubt did leave: until then the account hears nothing more. */
  settleDoubt(
    orgId: string,
    dispatchId: string,
    didLeave: boolean,
    by: string,
  ): Promise<Result<unknown, "not-in-doubt">>;
  saveSettings(orgId: string, settings: OrgSettings): Promise<void>;
  /** The next version of a policy, in force from now on. */
  putPolicy(
    orgId: string,
    policy: unknown,
    by: string,
  ): Promise<Result<unknown, { readonly field: string; readonly message: Sentence }>>;
  setMode(orgId: string, mode: Org["mode"]): Promise<void>;
}
