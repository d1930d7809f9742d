import type { MailContact } from "../../../shared/dunning/facts.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type {
  DecisionRow,
  DispatchNote,
  DispatchRow,
  NewDispatch,
  OrgProfile,
  SealedMail,
} from "../../../server/dunning/ports.ts";
import type { Dispute } from "../../../shared/dispute/dispute.ts";
import type { GrantedExtension } from "../../../shared/plan/extension.ts";
import type { PlanState } from "../../../shared/plan/kinds.ts";
import type { PaymentPlan } from "../../../shared/plan/plan.ts";
import type { PromiseToPay } from "../../../shared/promise/promise.ts";
import type { Exemption } from "../../../server/hold/ports.ts";
import type { LastVerdict } from "../../../server/promise/ports.ts";
import type { FollowUpEntry } from "../../../server/followup/ports.ts";
import type { CrmItem } from "../../../server/outbox/ports.ts";
import type { RoundReport } from "../../../server/jobs/daily-round.ts";

/** The rows of the store in memory: of each table what the simulated features read and write. */
export interface AccountRow {
  readonly accountId: string;
  readonly name: string;
  readonly language: "zh-CN" | "en" | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly ownerId: string | null;
  readonly grade: string | null;
  readonly keyAccount: boolean;
  readonly noReminders: boolean;
  readonly noRemindersReason: string | null;
  readonly state: "active" | "deleted" | "hidden";
}

export interface ContactRow extends MailContact {
  /** Absent: they have none. */
  readonly mobile?: string;
  readonly accountId: string;
  readonly state: "active" | "deleted" | "hidden";
}

export interface KeptDispatch
  extends DispatchRow,
    Pick<NewDispatch, "days" | "deadlineOn" | "billedId" | "policyId" | "policyVersion"> {
  readonly contactId: string | null;
  readonly reason: string | null;
  readonly reply: string | null;
  readonly messageId: string | null;
  readonly mail: SealedMail | null;
  /** By the database's clock. */
  readonly leaseUntil: number | null;
  readonly claimedBy: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export type KeptFollowUp =
  | ({ readonly from: "people" } & FollowUpEntry)
  | ({ readonly from: "dispatch" } & DispatchNote)
  | {
      readonly from: "verdict";
      readonly followupId: string;
      readonly accountId: string;
      readonly outcome: string;
    };

export interface KeptWriteback extends CrmItem {
  readonly state: "planned" | "claimed" | "sent" | "deferred" | "rejected";
  readonly reason: string | null;
  readonly attempts: number;
  readonly fence: number;
  readonly notBefore: Date;
  readonly leaseUntil: number | null;
  readonly createdAt: Date;
}

/** As it was said, and the verdict that was written down last. */
export interface KeptPromise {
  readonly promise: PromiseToPay;
  readonly recordedAt: Date;
  readonly last: LastVerdict;
}

export interface KeptDispute {
  readonly dispute: Dispute;
  readonly recordedAt: Date;
}

/** As it was agreed, and the state that was written down last. */
export interface KeptPlan {
  readonly plan: PaymentPlan;
  readonly recordedAt: Date;
  readonly state: PlanState;
}

export interface KeptExtension {
  readonly extension: GrantedExtension;
  readonly recordedAt: Date;
}

export interface KeptExemption {
  readonly exemption: Exemption;
  readonly recordedAt: Date;
}

export interface KeptDecision extends DecisionRow {
  readonly at: Date;
}

export interface KeptRound {
  readonly asOf: Day;
  readonly finishedAt: Date | null;
  readonly outcome: RoundReport["outcome"] | null;
}

export interface OrgRow extends OrgProfile {
  readonly orgId: string;
  /** Of each policy its version in force, the latest first. */
  readonly policyBodies: readonly unknown[];
  readonly segments: unknown;
}

/** A source and when it was last read whole. */
export interface CursorRow {
  readonly source: string;
  readonly lastOkAt: Date | null;
}

export interface UnreadRow {
  readonly recordId: string;
  readonly accountId: string;
}
