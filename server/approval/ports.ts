import type { Role } from "../../shared/account/contract.ts";
import type { ApprovalRules } from "../../shared/approval/authority.ts";
import type { LimitStep } from "../../shared/approval/due-step.ts";
import type { CrmWord, Verdict } from "../../shared/approval/kinds.ts";
import type { LimitLine } from "../../shared/approval/limit-line.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LimitRules } from "../../shared/limit/limit-rules.ts";
import type { LimitBook } from "../limit/index.ts";

/** Who proposes a limit or decides about one. */
export interface Approving {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** A sub-limit, in a currency of its own. */
export interface LimitPart {
  readonly currency: Currency;
  readonly partMinor: number;
}

/** A line as it is kept. */
export interface KeptLine extends LimitLine {
  readonly accountId: string;
  readonly typed: { readonly currency: Currency; readonly limitMinor: number };
  readonly parts: readonly LimitPart[];
  readonly beforeMinor: number | null;
  readonly reckonedMinor: number | null;
  readonly reason: string;
  readonly by: string;
  readonly userId: string;
  readonly on: Day;
  readonly at: Date;
  readonly verdict: KeptVerdict | null;
}

export interface KeptVerdict {
  readonly verdict: Verdict;
  readonly note: string;
  readonly by: string;
  readonly userId: string;
  readonly on: Day;
  readonly at: number;
}

/** What an org says of limits. */
export interface LimitPolicy {
  readonly formulas: LimitRules;
  readonly approval: ApprovalRules;
}

export interface KeptLimitPolicy extends LimitPolicy {
  readonly by: string;
  readonly reason: string;
  readonly from: Day;
}

/** What the CRM's field said from a moment on. */
export interface SeenLimit {
  readonly on: Day;
  readonly at: Date;
  readonly currency: Currency | null;
  readonly limitMinor: number | null;
}

/** A step that was taken, and what the CRM said to it; null: there was nothing to write. */
export interface TakenStep extends LimitStep {
  readonly at: Date;
  readonly written: Extract<CrmWord, "on-its-way" | "written" | "refused"> | null;
}

/** A step on its way into the CRM. */
export interface NewStep extends LimitStep {
  readonly accountId: string;
  readonly currency: Currency;
  /** null: the CRM says so already. */
  readonly writebackId: string | null;
}

/** An account with a line that counts, waits or ends. */
export interface LinedAccount {
  readonly accountId: string;
  readonly account: string;
  readonly active: boolean;
  readonly currency: Currency;
  readonly limitMinor: number | null;
  readonly lines: readonly KeptLine[];
}

/** Limits that were proposed and what came of them, inside one tenant transaction. */
export interface ApprovalBook {
  readonly limit: LimitBook;
  /** The word in force; null: nobody's yet. */
  policyOn(asOf: Day): Promise<KeptLimitPolicy | null>;
  /** From now on; nothing when one of that id is there already. */
  addPolicy(id: string, kept: KeptLimitPolicy & { readonly userId: string }, at: Date): Promise<void>;
  /** The newest first. */
  linesOf(accountId: string): Promise<readonly KeptLine[]>;
  /** Every account that has lines, or this one, by id. */
  linedAccounts(only?: string): Promise<readonly LinedAccount[]>;
  /** The head office of the group that an account belongs to, itself or another; null: it belongs to none. */
  headOf(accountId: string, asOf: Day): Promise<string | null>;
  /** False when one of that id is there already, maybe of another account. */
  addLine(line: Omit<KeptLine, "verdict"> & { readonly role: Role }): Promise<boolean>;
  addVerdict(lineId: string, verdict: KeptVerdict & { readonly role: Role }): Promise<void>;
  /** Of one account, or of all. */
  stepsOf(accountId: string | "all"): Promise<readonly TakenStep[]>;
  /** Keeps the steps and queues what is to be written; an older word on the same account is not written any more. */
  take(steps: readonly NewStep[], at: Date): Promise<void>;
  /** The newest first, at most so many. */
  seenOf(accountId: string, most: number): Promise<readonly SeenLimit[]>;
  urlsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface ApprovalDesk {
  inTenant<T>(orgId: string, work: (book: ApprovalBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}
