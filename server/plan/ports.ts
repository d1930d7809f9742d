import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { GrantedExtension } from "../../shared/plan/extension.ts";
import type { PlanState } from "../../shared/plan/kinds.ts";
import type { PaymentPlan } from "../../shared/plan/plan.ts";
import type { AgreementBook, LineBook, LineDesk } from "../followup/index.ts";

export interface PlanBook extends AgreementBook {
  addPlan(plan: PaymentPlan, by: string, at: Date): Promise<void>;
  withdrawPlan(
    planId: string,
    on: Day,
    said: { readonly by: string; readonly at: Date; readonly reason: string },
  ): Promise<void>;
  addExtension(extension: GrantedExtension, by: string, at: Date): Promise<void>;
}

export type PlanDesk = LineDesk<PlanBook>;

/** The daily verdicts about plans. */
export interface PlanVerdictBook extends Pick<LineBook, "add" | "bodyHashOf" | "queueCopy" | "readerOf"> {
  /** Serialises with what people say about the account. */
  lockAccount(accountId: string): Promise<unknown>;
  agreementsOf(accountId: string): Promise<Agreements>;
  /** Accounts with a plan that money can still change: not withdrawn, and ended on `since` or later. */
  accountsJudgedSince(since: Day): Promise<readonly string[]>;
  /** By plan: the state that was written down last. */
  lastStates(accountId: string): Promise<ReadonlyMap<string, PlanState>>;
  saveState(planId: string, state: PlanState, asOf: Day): Promise<void>;
  /** By invoice: what people call it. */
  numbersOf(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface PlanVerdictDesk {
  inTenant<T>(orgId: string, work: (book: PlanVerdictBook) => Promise<T>): Promise<T>;
  now(): Date;
}
