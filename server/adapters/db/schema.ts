import type { PayRun } from "../../../shared/forecast/pay-run.ts";
import type { Card } from "../../../shared/credit/scorecard.ts";
import type { TrialBody } from "../../../shared/credit/scorecard/contract.ts";
import type { TestedBody } from "../../../shared/forecast/backtest/contract.ts";
import type { Trigger } from "../../../shared/alert/kinds.ts";
import type { CreditHold } from "../../../shared/limit/kinds.ts";
import type { CreditControl } from "../../../shared/limit/control.ts";
import type { Playbook } from "../../../shared/playbook/playbook.ts";
import type { ReviewCalendar } from "../../../shared/review/calendar.ts";
import type { ReviewGrade, ReviewOutcome } from "../../../shared/review/kinds.ts";
import type { Measured } from "../../../shared/alert/measure.ts";
import type { Thresholds } from "../../../shared/alert/thresholds.ts";
import type { StoredTerms } from "../../../shared/report/provision-terms.ts";
import type { CashBody } from "../../../shared/forecast/contract.ts";
import type { StopKind } from "../../../shared/hold/kinds.ts";
import type { InboxAct, InboxKind } from "../../../shared/inbox/kinds.ts";
import type { ChargeAct, ChargeKind } from "../../../shared/charge/kinds.ts";
import type { Heard, OptOutSaid, Purpose, Way } from "../../../shared/contact/kinds.ts";
import type { OfferAct, OfferKind, OfferState } from "../../../shared/discount/kinds.ts";
import type { Format } from "../../../shared/experience/kinds.ts";
import type { Bureau, OrderState } from "../../../shared/bureau/kinds.ts";
import type { EntryKind } from "../../../shared/dossier/kinds.ts";
import type { DisputeOutcome, DisputeReason } from "../../../shared/dispute/kinds.ts";
import type { PlanState } from "../../../shared/plan/kinds.ts";
import type { FilePinned } from "../../../shared/dunning/attached-files.ts";
import type { ActKind, AlarmKind } from "../../../shared/activation/contract.ts";
import type { Channel, SendOutcome, Tone } from "../../../shared/dunning/contract.ts";
import type { ColumnType } from "kysely";
import type { SmsProvider } from "../../../shared/sms/contract.ts";
import type { SmsSenderRequest } from "../../../shared/sms/request-contract.ts";

/**
 * The tables as rows, in step with `migrations/`. bigint columns are strings (minor units, ids),
 * date columns are "YYYY-MM-DD": `columns.ts` is the one crossing to `Day` and to numbers.
 */
export interface Database {
  readonly org: OrgTable;
  readonly zoho_connection: ZohoConnectionTable;
  readonly org_credential: OrgCredentialTable;
  readonly used_nonce: UsedNonceTable;
  readonly crm_user: CrmUserTable;
  readonly exchange_rate: ExchangeRateTable;
  readonly account: AccountTable;
  readonly contact: ContactTable;
  readonly ledger_entry: LedgerEntryTable;
  readonly quarantine: QuarantineTable;
  readonly sync_cursor: SyncCursorTable;
  readonly watch_channel: WatchChannelTable;
  readonly notice: NoticeTable;
  readonly pull_asked: PullAskedTable;
  readonly policy_version: PolicyVersionTable;
  readonly segment_version: SegmentVersionTable;
  readonly wording_version: WordingVersionTable;
  readonly round: RoundTable;
  readonly round_basis: RoundBasisTable;
  readonly judged_facts: JudgedFactsTable;
  readonly decision: DecisionTable;
  readonly dispatch: DispatchTable;
  readonly followup: FollowupTable;
  readonly promise: PromiseTable;
  readonly dispute: DisputeTable;
  readonly payment_plan: PaymentPlanTable;
  readonly instalment: InstalmentTable;
  readonly extension: ExtensionTable;
  readonly score_snapshot: ScoreSnapshotTable;
  readonly scorecard_version: ScorecardVersionTable;
  readonly scorecard_draft: ScorecardDraftTable;
  readonly back_test: BackTestTable;
  readonly paying_habits: PayingHabitsTable;
  readonly paying_tally: PayingTallyTable;
  readonly alert: AlertTable;
  readonly alert_rules: AlertRulesTable;
  readonly alert_measure: AlertMeasureTable;
  readonly playbook: PlaybookTable;
  readonly step_tick: StepTickTable;
  readonly playbook_end: PlaybookEndTable;
  readonly review: ReviewTable;
  readonly review_calendar: ReviewCalendarTable;
  readonly crm_order: CrmOrderTable;
  readonly order_bill: OrderBillTable;
  readonly credit_control: CreditControlTable;
  readonly provision_version: ProvisionVersionTable;
  readonly provision_approval: ProvisionApprovalTable;
  readonly limit_line: LimitLineTable;
  readonly limit_verdict: LimitVerdictTable;
  readonly limit_step: LimitStepTable;
  readonly limit_seen: LimitSeenTable;
  readonly limit_policy: LimitPolicyTable;
  readonly credit_hold: CreditHoldTable;
  readonly credit_exception: CreditExceptionTable;
  readonly credit_exception_end: CreditExceptionEndTable;
  readonly hold_told: HoldToldTable;
  readonly writeback: WritebackTable;
  readonly admin_act: AdminActTable;
  readonly exemption: ExemptionTable;
  readonly veto: VetoTable;
  readonly alarm: AlarmTable;
  readonly send_request: SendRequestTable;
  readonly group_payer: GroupPayerTable;
  readonly merged_account: MergedAccountTable;
  readonly sms_sender: SmsSenderTable;
  readonly charge_terms: ChargeTermsTable;
  readonly charge_rate: ChargeRateTable;
  readonly charge: ChargeTable;
  readonly charge_act: ChargeActTable;
  readonly discount_rules: DiscountRulesTable;
  readonly discount_offer: DiscountOfferTable;
  readonly discount_act: DiscountActTable;
  readonly discount_verdict: DiscountVerdictTable;
  readonly dossier_entry: DossierEntryTable;
  readonly dossier_withdrawal: DossierWithdrawalTable;
  readonly dossier_rights: DossierRightsTable;
  readonly experience_sharing: ExperienceSharingTable;
  readonly experience_consent: ExperienceConsentTable;
  readonly experience_consent_end: ExperienceConsentEndTable;
  readonly experience_export: ExperienceExportTable;
  readonly bureau_access: BureauAccessTable;
  readonly bureau_order: BureauOrderTable;
  readonly bureau_outcome: BureauOutcomeTable;
  readonly contact_limits: ContactLimitsTable;
  readonly contact_preference: ContactPreferenceTable;
  readonly wrong_contact: WrongContactTable;
  readonly return_mailbox: ReturnMailboxTable;
  readonly signing_key: SigningKeyTable;
  readonly opt_out: OptOutTable;
  readonly opt_in: OptInTable;
  readonly inbox_word: InboxWordTable;
  readonly letter: LetterTable;
  readonly briefing: BriefingTable;
}

/** A jsonb column: read as parsed JSON, written as text. */
type Json = unknown;

export interface OrgTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly zgid: string;
  readonly name: string;
  readonly time_zone: string;
  readonly base_currency: string;
  readonly language: "zh-CN" | "en";
  readonly mode: ColumnType<
    "rehearsal" | "live" | "stopped",
    "rehearsal" | "live" | "stopped" | undefined,
    "rehearsal" | "live" | "stopped"
  >;
  readonly payments_from: ColumnType<
    "payments-module" | "invoice-fields",
    "payments-module" | "invoice-fields" | undefined,
    "payments-module" | "invoice-fields"
  >;
  readonly settings: ColumnType<Json, string | undefined, string>;
  readonly live_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly created_at: ColumnType<Date, Date | string, Date | string>;
}

export interface ZohoConnectionTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly api_url: string;
  readonly accounts_url: string;
  readonly client_id: string;
  readonly client_secret_sealed: string;
  readonly refresh_token_sealed: string;
  readonly access_token_sealed: ColumnType<string | null, string | null | undefined, string | null>;
  readonly access_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly state: ColumnType<
    "connected" | "refused",
    "connected" | "refused" | undefined,
    "connected" | "refused"
  >;
  readonly state_reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly refreshing_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface OrgCredentialTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly credential_id: string;
  readonly secret_hash: string;
  readonly created_at: ColumnType<Date, Date | string, Date | string>;
  readonly revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface UsedNonceTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly nonce: string;
  readonly expires_at: ColumnType<Date, Date | string, Date | string>;
}

export interface CrmUserTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly user_id: string;
  readonly name: string;
  readonly email: ColumnType<string | null, string | null | undefined, string | null>;
  readonly profile: string;
  readonly time_zone: ColumnType<string | null, string | null | undefined, string | null>;
  readonly locale: ColumnType<string | null, string | null | undefined, string | null>;
  readonly active: boolean;
}

export interface ExchangeRateTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly currency: string;
  readonly on_day: string;
  readonly per_base: string;
  readonly source: string;
}

export interface AccountTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly account_id: string;
  readonly name: string;
  readonly parent_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly owner_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly key_account: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  readonly country: ColumnType<string | null, string | null | undefined, string | null>;
  readonly language: ColumnType<
    "zh-CN" | "en" | null,
    "zh-CN" | "en" | null | undefined,
    "zh-CN" | "en" | null
  >;
  readonly time_zone: ColumnType<string | null, string | null | undefined, string | null>;
  readonly currency: ColumnType<string | null, string | null | undefined, string | null>;
  readonly credit_limit_minor: ColumnType<
    string | null,
    string | number | null | undefined,
    string | number | null
  >;
  readonly no_reminders: ColumnType<boolean, boolean | undefined, boolean>;
  readonly no_reminders_reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly state: ColumnType<
    "active" | "deleted" | "hidden",
    "active" | "deleted" | "hidden" | undefined,
    "active" | "deleted" | "hidden"
  >;
  readonly modified_at: ColumnType<Date, Date | string, Date | string>;
}

export interface ContactTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly contact_id: string;
  readonly account_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly name: string;
  readonly email: ColumnType<string | null, string | null | undefined, string | null>;
  readonly phone: ColumnType<string | null, string | null | undefined, string | null>;
  readonly mobile: ColumnType<string | null, string | null | undefined, string | null>;
  readonly role: ColumnType<
    "billing" | "finance_lead" | "executive" | null,
    "billing" | "finance_lead" | "executive" | null | undefined,
    "billing" | "finance_lead" | "executive" | null
  >;
  readonly state: ColumnType<
    "active" | "deleted" | "hidden",
    "active" | "deleted" | "hidden" | undefined,
    "active" | "deleted" | "hidden"
  >;
  readonly modified_at: ColumnType<Date, Date | string, Date | string>;
}

export interface LedgerEntryTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly entry_id: string;
  readonly known_from: ColumnType<Date, Date | string, Date | string>;
  readonly known_to: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly kind: "invoice" | "credit-note" | "payment";
  readonly record_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly amount_minor: ColumnType<string, string | number, string | number>;
  readonly number: string;
  readonly on_day: string;
  readonly due_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly reversed_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly applied_to: ColumnType<string | null, string | null | undefined, string | null>;
  readonly disputed_minor: ColumnType<string, string | number | undefined, string | number>;
  readonly dispute_reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly no_reminders: ColumnType<boolean, boolean | undefined, boolean>;
  readonly contact_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly modified_at: ColumnType<Date, Date | string, Date | string>;
}

export interface QuarantineTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly module: string;
  readonly record_id: string;
  readonly account_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly reason: string;
  readonly record: ColumnType<Json, string, string>;
  readonly seen_at: ColumnType<Date, Date | string, Date | string>;
}

export interface SyncCursorTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly source: string;
  readonly modified_since: ColumnType<string | null, string | null | undefined, string | null>;
  readonly page_token: ColumnType<string | null, string | null | undefined, string | null>;
  readonly deleted_since: ColumnType<string | null, string | null | undefined, string | null>;
  readonly last_ok_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly last_tried_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly last_fault: ColumnType<string | null, string | null | undefined, string | null>;
  readonly loading_until: ColumnType<string | null, string | null | undefined, string | null>;
  readonly seen_at: ColumnType<string | null, string | null | undefined, string | null>;
  readonly settled_from: ColumnType<string | null, string | null | undefined, string | null>;
  readonly payments_from: ColumnType<
    "payments-module" | "invoice-fields" | null,
    "payments-module" | "invoice-fields" | null | undefined,
    "payments-module" | "invoice-fields" | null
  >;
}

export interface WatchChannelTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly notify_url: ColumnType<string | null, string | null | undefined, string | null>;
  readonly sources: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  readonly token_hash: ColumnType<string | null, string | null | undefined, string | null>;
  readonly opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly next_token_hash: ColumnType<string | null, string | null | undefined, string | null>;
  readonly tried_at: ColumnType<Date, Date | string, Date | string>;
  readonly last_fault: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface NoticeTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly channel_id: string;
  readonly server_time: ColumnType<string, string | number, string | number>;
  readonly module: string;
  readonly operation: string;
  readonly ids_hash: string;
  readonly received_at: ColumnType<Date, Date | string, Date | string>;
}

export interface PullAskedTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly source: string;
  readonly asks: ColumnType<string, string | number, string | number>;
}

export interface PolicyVersionTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly policy_id: string;
  readonly version: number;
  readonly body: ColumnType<Json, string, string>;
  readonly created_at: ColumnType<Date, Date | string, Date | string>;
  readonly created_by: string;
  readonly in_force: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SegmentVersionTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly version: number;
  readonly body: ColumnType<Json, string, never>;
  readonly created_at: ColumnType<Date, Date | string, never>;
  readonly created_by: string;
}

export interface WordingVersionTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly version: ColumnType<number, number, never>;
  readonly wording_id: ColumnType<string, string, never>;
  readonly letter: ColumnType<string, string, never>;
  readonly segment: ColumnType<string | null, string | null, never>;
  readonly tone: ColumnType<Tone | null, Tone | null, never>;
  readonly language: ColumnType<"zh-CN" | "en", "zh-CN" | "en", never>;
  readonly subject: ColumnType<string | null, string | null, never>;
  readonly body: ColumnType<string | null, string | null, never>;
  readonly approved_code: ColumnType<string | null, string | null, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface RoundTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly as_of: string;
  readonly started_at: ColumnType<Date, Date | string, Date | string>;
  readonly finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly outcome: ColumnType<
    "ok" | "warning" | "failed" | null,
    "ok" | "warning" | "failed" | null | undefined,
    "ok" | "warning" | "failed" | null
  >;
  readonly report: ColumnType<Json, string | undefined, string>;
}

export interface RoundBasisTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly as_of: string;
  readonly at: ColumnType<Date, Date | string, Date | string>;
  readonly rehearsed: boolean;
  readonly stopped: boolean;
  readonly data_age_minutes: number | null;
  readonly policy_id: string;
  readonly policy_version: number;
  readonly policy: ColumnType<Json, string | null, string | null>;
  readonly segments: ColumnType<Json, string | null, string | null>;
  readonly policies: ColumnType<Json, string | null, string | null>;
}

export interface JudgedFactsTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly account_id: string;
  readonly currency: string;
  readonly known_from: ColumnType<Date, Date | string, Date | string>;
  readonly known_to: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly body: ColumnType<Json, string, string>;
}

export interface DecisionTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly as_of: string;
  readonly account_id: string;
  readonly currency: string;
  readonly mode: "rehearsal" | "live";
  readonly outcome: "remind" | "hold";
  readonly step: ColumnType<string | null, string | null | undefined, string | null>;
  readonly reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly policy_id: string;
  readonly policy_version: number;
  readonly segment: ColumnType<string | null, string | null | undefined, string | null>;
  readonly body: ColumnType<Json, string, string>;
  readonly decided_at: ColumnType<Date, Date | string, Date | string>;
}

export interface DispatchTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly dispatch_id: string;
  readonly rehearsed: boolean;
  readonly account_group: string;
  readonly account_id: string;
  readonly currency: string;
  readonly cycle: string;
  readonly step: string;
  readonly channel: Channel;
  readonly as_of: string;
  readonly state:
    | "planned"
    | "claimed"
    | "sending"
    | "sent"
    | "deferred"
    | "rejected"
    | "held"
    | "in_doubt"
    | "cancelled";
  readonly reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly policy_id: string;
  readonly policy_version: number;
  readonly invoice_ids: string[];
  readonly amount_minor: ColumnType<string, string | number, string | number>;
  readonly contact_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly recipient: ColumnType<string | null, string | null | undefined, string | null>;
  readonly message_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly subject: ColumnType<string | null, string | null | undefined, string | null>;
  readonly raw: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  readonly raw_sha256: ColumnType<string | null, string | null | undefined, string | null>;
  readonly files: ColumnType<readonly FilePinned[] | null, undefined, never>;
  readonly not_before: ColumnType<Date, Date | string, Date | string>;
  readonly lease_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly claimed_by: ColumnType<string | null, string | null | undefined, string | null>;
  readonly fence: ColumnType<string, string | number | undefined, string | number>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly smtp_reply: ColumnType<string | null, string | null | undefined, string | null>;
  readonly days: ColumnType<number, number | undefined, number>;
  readonly body_text: ColumnType<string | null, string | null | undefined, string | null>;
  readonly deadline_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly member_ids: ColumnType<string[], string[] | undefined, string[]>;
  readonly billed_id: ColumnType<string | null, string | undefined, never>;
  readonly wording_version: ColumnType<number | null, number | null | undefined, number | null>;
  readonly delivered: ColumnType<boolean | null, undefined, boolean>;
  readonly delivery_reply: ColumnType<string | null, undefined, string>;
  readonly created_at: ColumnType<Date, Date | string, Date | string>;
  readonly ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface FollowupTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly followup_id: string;
  readonly account_id: string;
  readonly kind:
    | "call"
    | "email"
    | "visit"
    | "message"
    | "note"
    | "reminder"
    | "task"
    | "promise-verdict"
    | "payment"
    | "dispute"
    | "plan"
    | "extension"
    | "discount";
  readonly outcome: ColumnType<string | null, string | null | undefined, string | null>;
  readonly contact_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly note: ColumnType<string, string | undefined, string>;
  readonly next_action: ColumnType<string | null, string | null | undefined, string | null>;
  readonly next_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly promise_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly dispatch_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly supersedes: ColumnType<string | null, string | null | undefined, string | null>;
  readonly happened_at: ColumnType<Date, Date | string, Date | string>;
  readonly recorded_at: ColumnType<Date, Date | string, Date | string>;
  readonly by_user: string;
  readonly by_name: string;
  readonly body_hash: string;
  readonly body: ColumnType<Json, string | undefined, string>;
}

export interface PromiseTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly promise_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly amount_minor: ColumnType<string, string | number, string | number>;
  readonly promised_on: string;
  readonly made_on: string;
  readonly invoice_ids: string[];
  readonly state: "open" | "kept" | "partly-kept" | "broken" | "withdrawn" | "superseded";
  readonly received_minor: ColumnType<string, string | number | undefined, string | number>;
  readonly judged_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly by_user: string;
  readonly recorded_at: ColumnType<Date, Date | string, Date | string>;
  readonly already_in: ColumnType<Readonly<Record<string, number>>, string | undefined, never>;
  readonly part_minor: ColumnType<string[], readonly (string | number)[] | undefined, never>;
  readonly recorded_on: ColumnType<string | null, string | null | undefined, never>;
  readonly holds_until: ColumnType<string | null, string | null | undefined, never>;
  readonly stands_minor: ColumnType<
    string | null,
    string | number | null | undefined,
    string | number | null
  >;
  readonly level: ColumnType<number, number | undefined, number>;
  readonly ended_as: ColumnType<"withdrawn" | "superseded" | null, undefined, "withdrawn" | "superseded">;
  readonly ended_on: ColumnType<string | null, undefined, string>;
  readonly ended_at: ColumnType<Date | null, undefined, Date | string>;
  readonly ended_by: ColumnType<string | null, undefined, string>;
  readonly ended_reason: ColumnType<string | null, undefined, string>;
}

export interface DisputeTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly dispute_id: string;
  readonly account_id: string;
  readonly invoice_id: string;
  readonly currency: string;
  readonly amount_minor: ColumnType<string, string | number, never>;
  readonly reason: DisputeReason;
  readonly note: string;
  readonly owner_id: string | null;
  readonly answer_by: string;
  readonly opened_on: string;
  readonly by_user: string;
  readonly recorded_at: ColumnType<Date, Date | string, never>;
  readonly outcome: ColumnType<DisputeOutcome | null, undefined, DisputeOutcome>;
  readonly accepted_minor: ColumnType<string | null, undefined, string | number>;
  readonly resolution: ColumnType<string | null, undefined, string>;
  readonly resolved_on: ColumnType<string | null, undefined, string>;
  readonly resolved_at: ColumnType<Date | null, undefined, Date | string>;
  readonly resolved_by: ColumnType<string | null, undefined, string>;
  readonly resolved_by_name: ColumnType<string | null, undefined, string>;
}

export interface PaymentPlanTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly plan_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly total_minor: ColumnType<string, string | number, never>;
  readonly invoice_ids: string[];
  readonly breaks_after: number;
  readonly agreed_on: string;
  readonly note: string;
  readonly by_user: string;
  readonly recorded_at: ColumnType<Date, Date | string, never>;
  readonly already_in: ColumnType<Readonly<Record<string, number>>, string | undefined, never>;
  readonly withdrawn_on: ColumnType<string | null, undefined, string>;
  readonly withdrawn_at: ColumnType<Date | null, undefined, Date | string>;
  readonly withdrawn_by: ColumnType<string | null, undefined, string>;
  readonly withdrawn_reason: ColumnType<string | null, undefined, string>;
  readonly state: PlanState;
  readonly judged_on: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface InstalmentTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly plan_id: string;
  readonly number: number;
  readonly due_on: string;
  readonly last_day: string;
  readonly amount_minor: ColumnType<string, string | number, never>;
}

export interface ExtensionTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly extension_id: string;
  readonly account_id: string;
  readonly invoice_id: string;
  readonly from_due: string;
  readonly extended_to: string;
  readonly reason: string;
  readonly approver: string;
  readonly granted_on: string;
  readonly by_user: string;
  readonly recorded_at: ColumnType<Date, Date | string, never>;
}

export interface ScoreSnapshotTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly account_id: string;
  readonly as_of: string;
  readonly score: ColumnType<string | null, string | null | undefined, string | null>;
  readonly grade: string;
  readonly body: ColumnType<Json, string, string>;
}

/** Rows of a tally: key and weight. */
type TallyRows = readonly (readonly [number, number])[];

export interface ScorecardVersionTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly version: ColumnType<number, number, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly card: ColumnType<Card, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ScorecardDraftTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly card: ColumnType<Card, string, string>;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: Date;
  readonly trial_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  readonly trial: ColumnType<TrialBody | null, string | undefined, string | null>;
}

export interface BackTestTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly told_at: Date | null;
  readonly done: ColumnType<number, number | undefined, number>;
  readonly result: ColumnType<TestedBody | null, string | undefined, string>;
}

export interface PayingHabitsTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly as_of: string;
  readonly settled: number;
  readonly tally: ColumnType<TallyRows, string, string>;
  readonly levels: ColumnType<
    { readonly usual: number; readonly around: readonly number[] } | null,
    string | null,
    string | null
  >;
  readonly layers: ColumnType<
    { readonly weekday: boolean; readonly level: boolean; readonly runs?: boolean },
    string,
    string
  >;
  readonly layers_on: string;
  readonly together: number;
  readonly cash: ColumnType<readonly CashBody[], string, string>;
}

export interface PayingTallyTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly account_id: string;
  readonly tally: ColumnType<TallyRows, string, string>;
  readonly run: ColumnType<PayRun | null, string | null, string | null>;
}

export interface WritebackTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly writeback_id: string;
  readonly module: string;
  readonly external_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly record: ColumnType<Json, string, string>;
  readonly state: "planned" | "claimed" | "sent" | "deferred" | "rejected";
  readonly reason: ColumnType<string | null, string | null | undefined, string | null>;
  readonly crm_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly attempts: ColumnType<number, number | undefined, number>;
  readonly not_before: ColumnType<Date, Date | string, Date | string>;
  readonly lease_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  readonly claimed_by: ColumnType<string | null, string | null | undefined, string | null>;
  readonly fence: ColumnType<string, string | number | undefined, string | number>;
  readonly created_at: ColumnType<Date, Date | string, Date | string>;
  readonly ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface AdminActTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly act_id: string;
  readonly kind: ActKind;
  readonly about: ColumnType<string | null, string | null | undefined, string | null>;
  readonly reason: string;
  readonly body: ColumnType<Json, string | undefined, never>;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ExemptionTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly exemption_id: string;
  readonly account_id: string;
  readonly invoice_id: ColumnType<string | null, string | null | undefined, string | null>;
  readonly kind: ColumnType<StopKind, StopKind | undefined, never>;
  readonly reason: string;
  readonly owner_user: string;
  readonly owner_name: string;
  readonly from_on: string;
  readonly ends_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly review_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly recorded_at: ColumnType<Date, Date | string, Date | string>;
  readonly by_user: string;
  readonly by_name: string;
  readonly lifted_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly lifted_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface VetoTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly veto_id: string;
  readonly account_id: string;
  readonly reason: string;
  readonly from_at: ColumnType<Date, Date | string, Date | string>;
  readonly until_at: ColumnType<Date, Date | string, Date | string>;
  readonly by_user: string;
  readonly by_name: string;
}

export interface AlarmTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly alarm_id: string;
  readonly kind: AlarmKind;
  readonly detail: ColumnType<Json, string | undefined, string>;
  readonly began_at: ColumnType<Date, Date | string, Date | string>;
  readonly ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface SendRequestTable {
  readonly org_id: ColumnType<string, string | number, string | number>;
  readonly request_id: string;
  readonly account_id: string;
  readonly as_of: string;
  readonly digest: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly asked_at: ColumnType<Date, Date | string, never>;
  readonly outcome: ColumnType<SendOutcome | null, undefined, SendOutcome>;
  readonly dispatch_ids: ColumnType<string[], undefined, string[]>;
  readonly answered_at: ColumnType<Date | null, undefined, Date | string>;
}

export interface SmsSenderTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly provider: SmsProvider;
  readonly region: string;
  readonly account: string;
  readonly secret_sealed: string;
  readonly hook_sealed: string;
  readonly sender: string;
  readonly templates: ColumnType<SmsSenderRequest["templates"], string, string>;
  readonly by_user: string;
  readonly by_name: string;
  readonly saved_at: ColumnType<Date, Date | string, Date | string>;
}

export interface ReturnMailboxTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly address: string;
  readonly hook_sealed: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly saved_at: ColumnType<Date, Date | string, Date | string>;
}

export interface SigningKeyTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly domain: string;
  readonly selector: string;
  readonly public_key: string;
  readonly private_key_sealed: string;
  readonly made_at: ColumnType<Date, Date | string, never>;
  readonly by_user: string;
  readonly by_name: string;
  readonly proven_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface OptOutTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly opt_out_id: string;
  readonly way: Way;
  readonly purpose: Purpose;
  readonly address: string;
  readonly ending: ColumnType<string, never, never>;
  readonly account_id: string | null;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly said: OptOutSaid;
  readonly heard: Heard | null;
  readonly note: string;
  readonly by_user: string | null;
  readonly by_name: string | null;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface OptInTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly opt_out_id: string;
  readonly heard: Heard;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface BriefingTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly mail_id: string;
  readonly kind: "forewarning" | "digest";
  readonly user_id: string;
  readonly for_on: string;
  readonly state: "planned" | "claimed" | "sending" | "sent" | "deferred" | "rejected" | "in_doubt";
  readonly subject: string;
  readonly body_text: string;
  readonly body_html: string;
  readonly recipient: string;
  readonly raw_sha256: ColumnType<string | null, undefined, string>;
  readonly reply: ColumnType<string | null, undefined, string>;
  readonly attempts: ColumnType<number, undefined, number>;
  readonly fence: ColumnType<string, undefined, string | number>;
  readonly lease_until: ColumnType<Date | null, undefined, Date | null>;
  readonly not_before: ColumnType<Date, Date | string, Date | string>;
  readonly created_at: ColumnType<Date, Date | string, never>;
  readonly ended_at: ColumnType<Date | null, undefined, Date | null>;
}

export interface InboxWordTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly word_id: string;
  readonly kind: InboxKind;
  readonly about: string;
  readonly act: InboxAct;
  readonly reason: string;
  readonly until_at: ColumnType<Date | null, Date | string | null, never>;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface LetterTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly dispatch_id: string;
  readonly account_id: string;
  readonly language: "zh-CN" | "en";
  readonly subject: string;
  readonly html: string;
  readonly body_text: string;
  readonly asked_minor: ColumnType<string, string | number, never>;
  readonly currency: string;
  readonly as_of: string;
  readonly digest: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ContactLimitsTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly chosen: ColumnType<Json, string, string>;
  readonly by_user: string;
  readonly by_name: string;
  readonly saved_at: ColumnType<Date, Date | string, Date | string>;
}

export interface ContactPreferenceTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly account_id: string;
  readonly contact_id: string;
  readonly weekdays: string[];
  readonly from_minute: number;
  readonly to_minute: number;
  readonly ways: string[];
  readonly refused: string[];
  readonly until_on: ColumnType<string | null, string | null | undefined, string | null>;
  readonly note: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly saved_at: ColumnType<Date, Date | string, Date | string>;
}

export interface WrongContactTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly report_id: string;
  readonly account_id: string;
  readonly address: string;
  readonly contact_id: string;
  readonly reported_at_account: string;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
  readonly verified_by: ColumnType<string | null, string | null | undefined, string | null>;
  readonly verified_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface MergedAccountTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly account_id: string;
  readonly into_id: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface GroupPayerTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly choice_id: string;
  readonly root_id: string;
  readonly together: boolean;
  readonly reason: string;
  readonly from_on: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ChargeTermsTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly terms_id: string;
  /** Null: the org's. */
  readonly account_id: string | null;
  readonly body: Json;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ChargeRateTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly rate_id: string;
  readonly table_id: string;
  readonly from_on: string;
  readonly rate_ppm: number;
  readonly known_until: string;
  readonly source: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ChargeTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly charge_id: string;
  readonly account_id: string;
  readonly invoice_id: string;
  readonly number: string;
  readonly kind: ChargeKind;
  readonly from_on: string;
  readonly to_on: string;
  readonly currency: string;
  readonly amount_minor: ColumnType<string, string | number, never>;
  readonly formula: Json;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface ChargeActTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly act_id: string;
  readonly charge_id: string;
  readonly act: ChargeAct;
  readonly amount_minor: ColumnType<string, string | number, never>;
  readonly on_day: string;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface DiscountRulesTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly rules_id: string;
  /** Null: the org's. */
  readonly account_id: string | null;
  readonly body: Json;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface DiscountOfferTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly offer_id: string;
  readonly account_id: string;
  readonly kind: OfferKind;
  readonly currency: string;
  readonly parts: ColumnType<
    readonly {
      readonly invoiceId: string;
      readonly number: string;
      readonly owedMinor: number;
      readonly dueOn: string;
    }[],
    string,
    never
  >;
  readonly discount_ppm: number;
  readonly asked_minor: ColumnType<string, string | number, never>;
  readonly made_on: string;
  readonly pay_by: string;
  readonly last_day: string;
  readonly tolerance_minor: ColumnType<string, string | number, never>;
  readonly already_in: ColumnType<Readonly<Record<string, number>>, string, never>;
  readonly expected_minor: ColumnType<string | null, string | number | null, never>;
  readonly standing_for: string | null;
  readonly note: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly recorded_at: ColumnType<Date, Date | string, never>;
}

export interface DiscountActTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly act_id: string;
  readonly offer_id: string;
  readonly act: OfferAct;
  readonly on_day: string;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface DiscountVerdictTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly offer_id: string;
  readonly at: ColumnType<Date, Date | string, never>;
  readonly on_day: string;
  readonly state: OfferState;
}

export interface DossierEntryTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly entry_id: string;
  readonly account_id: string;
  readonly kind: EntryKind;
  readonly body: Json;
  readonly source: string;
  readonly note: string;
  readonly on_day: string;
  readonly expires_on: string | null;
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly supersedes: string | null;
  readonly recorded_on: string;
  readonly body_hash: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface DossierWithdrawalTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly withdrawal_id: string;
  readonly entry_id: string;
  readonly on_day: string;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

interface ByPerson {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date, never>;
}

export interface ExperienceSharingTable extends ByPerson {
  readonly sharing_id: string;
  readonly is_on: boolean;
  readonly purpose: string;
}

export interface ExperienceConsentTable extends ByPerson {
  readonly consent_id: string;
  readonly account_id: string;
  readonly reg_no: string;
  readonly evidence: string;
  readonly given_on: string;
  readonly until_on: string | null;
}

export interface ExperienceConsentEndTable extends ByPerson {
  readonly consent_id: string;
  readonly on_day: string;
  readonly reason: string;
}

export interface ExperienceExportTable extends ByPerson {
  readonly export_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly purpose: string;
  readonly format: Format;
  readonly rows: Json;
  readonly digest: string;
}

export interface BureauAccessTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly bureau: Bureau;
  readonly username: string;
  readonly secret_sealed: string;
  readonly price_minor: ColumnType<string, number, number>;
  readonly currency: string;
  readonly months_valid: number;
  readonly askers: Json;
  readonly by_user: string;
  readonly by_name: string;
  readonly saved_at: ColumnType<Date, Date, Date>;
}

export interface BureauOrderTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly order_id: string;
  readonly account_id: string;
  readonly bureau: Bureau;
  readonly country: string;
  readonly reg_no: string;
  readonly company_id: string;
  readonly company_name: string;
  readonly cost_minor: ColumnType<string, number, never>;
  readonly currency: string;
  readonly on_day: string;
  readonly body_hash: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date, never>;
}

export interface BureauOutcomeTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly order_id: string;
  readonly state: Exclude<OrderState, "asked">;
  readonly said: string;
  readonly report: Json;
  readonly at: ColumnType<Date, Date, never>;
}

export interface DossierRightsTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly rights_id: string;
  readonly body: Json;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: ColumnType<Date, Date | string, never>;
}

export interface AlertTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly alert_id: ColumnType<string, string, never>;
  readonly account_id: ColumnType<string | null, string | null, never>;
  readonly trigger_name: ColumnType<Trigger, Trigger, never>;
  readonly raised_on: ColumnType<string, string, never>;
  readonly value: ColumnType<number, number, never>;
  readonly figures: ColumnType<Readonly<Record<string, number>>, string, never>;
  readonly ended_on: ColumnType<string | null, undefined, string>;
  readonly seen_at: ColumnType<Date | null, undefined, Date>;
  readonly seen_by: ColumnType<string | null, undefined, string>;
  readonly seen_by_name: ColumnType<string | null, undefined, string>;
  readonly seen_note: ColumnType<string | null, undefined, string>;
}

export interface AlertRulesTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly rules_id: ColumnType<string, string, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly thresholds: ColumnType<Partial<Thresholds>, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface ProvisionVersionTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly version: ColumnType<number, number, never>;
  readonly client_id: ColumnType<string, string, never>;
  readonly terms: ColumnType<StoredTerms, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface ProvisionApprovalTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly version: ColumnType<number, number, never>;
  readonly holds_from: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface AlertMeasureTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly as_of: string;
  readonly measured: ColumnType<readonly Measured[], string, string>;
}

export interface CrmOrderTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly record_id: string;
  readonly kind: "order" | "deal";
  readonly account_id: string | null;
  readonly name: string;
  readonly stage: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly deal_id: string | null;
  readonly state: "active" | "hidden" | "deleted";
  readonly created_at: Date;
  readonly modified_at: Date;
  readonly kept_at: ColumnType<Date, Date | undefined, Date>;
}

export interface OrderBillTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly invoice_id: string;
  readonly order_id: string;
}

export interface CreditControlTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly control_id: ColumnType<string, string, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly control: ColumnType<CreditControl, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface LimitLineTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly line_id: ColumnType<string, string, never>;
  readonly account_id: ColumnType<string, string, never>;
  readonly currency: ColumnType<string, string, never>;
  readonly amount_minor: ColumnType<string, number, never>;
  readonly said_currency: ColumnType<string, string, never>;
  readonly said_minor: ColumnType<string, number, never>;
  readonly parts: ColumnType<unknown, string, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly valid_until: ColumnType<string, string, never>;
  readonly before_minor: ColumnType<string | null, number | null, never>;
  readonly reckoned_minor: ColumnType<string | null, number | null, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly by_role: ColumnType<string, string, never>;
  readonly on_day: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface LimitVerdictTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly line_id: ColumnType<string, string, never>;
  readonly verdict: ColumnType<string, string, never>;
  readonly note: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly by_role: ColumnType<string, string, never>;
  readonly on_day: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface LimitStepTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly line_id: ColumnType<string, string, never>;
  readonly phase: ColumnType<string, string, never>;
  readonly amount_minor: ColumnType<string, number, never>;
  readonly writeback_id: ColumnType<string | null, string | null, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface LimitSeenTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly account_id: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
  readonly currency: ColumnType<string | null, string | null, never>;
  readonly limit_minor: ColumnType<string | null, number | null, never>;
}

export interface LimitPolicyTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly policy_id: ColumnType<string, string, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly body: ColumnType<unknown, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface CreditHoldTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly hold_id: ColumnType<string, string, never>;
  readonly account_id: ColumnType<string, string, never>;
  readonly hold: ColumnType<CreditHold, CreditHold, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly placed_on: ColumnType<string, string, never>;
  readonly until: ColumnType<string | null, string | null, never>;
  readonly review_on: ColumnType<string | null, string | null, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface CreditExceptionTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly exception_id: ColumnType<string, string, never>;
  readonly account_id: ColumnType<string, string, never>;
  readonly currency: ColumnType<string, string, never>;
  readonly amount_minor: ColumnType<string, number, never>;
  readonly said_currency: ColumnType<string, string, never>;
  readonly said_minor: ColumnType<string, number, never>;
  readonly limit_minor: ColumnType<string, number, never>;
  readonly until: ColumnType<string, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly by_role: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface CreditExceptionEndTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly exception_id: ColumnType<string, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly by_role: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface HoldToldTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly account_id: string;
  readonly fields: ColumnType<unknown, string, string>;
}

export interface ReviewTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly review_id: ColumnType<string, string, never>;
  readonly account_id: ColumnType<string, string, never>;
  readonly on_day: ColumnType<string, string, never>;
  readonly outcome: ColumnType<ReviewOutcome, ReviewOutcome, never>;
  readonly rationale: ColumnType<string, string, never>;
  readonly grade: ColumnType<ReviewGrade, ReviewGrade, never>;
  readonly due_on: ColumnType<string | null, string | null, never>;
  readonly again_on: ColumnType<string | null, string | null, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface PlaybookTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly playbook_id: ColumnType<string, string, never>;
  readonly trigger_name: ColumnType<Trigger, Trigger, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly body: ColumnType<Playbook, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}

export interface StepTickTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly opened_id: ColumnType<string, string, never>;
  readonly step: ColumnType<number, number, never>;
  readonly tick_id: ColumnType<string, string, never>;
  readonly note: ColumnType<string, string, never>;
  readonly held: ColumnType<boolean, boolean, never>;
  readonly in_crm: ColumnType<boolean, boolean, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface PlaybookEndTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly opened_id: ColumnType<string, string, never>;
  readonly end_id: ColumnType<string, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly at: ColumnType<Date, Date, never>;
}

export interface ReviewCalendarTable {
  readonly org_id: ColumnType<string, string | number, never>;
  readonly calendar_id: ColumnType<string, string, never>;
  readonly valid_from: ColumnType<string, string, never>;
  readonly body: ColumnType<ReviewCalendar, string, never>;
  readonly reason: ColumnType<string, string, never>;
  readonly by_user: ColumnType<string, string, never>;
  readonly by_name: ColumnType<string, string, never>;
  readonly recorded_at: ColumnType<Date, Date, never>;
}
