import type { Role } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Money } from "../../shared/kernel/money.ts";
import type { CreditControl } from "../../shared/limit/control.ts";
import type { PlacedHold } from "../../shared/limit/credit-hold.ts";
import type { GrantedException, Sold } from "../../shared/limit/exception.ts";
import type { CreditHold } from "../../shared/limit/kinds.ts";
import type { LimitRules } from "../../shared/limit/limit-rules.ts";
import type { CreditBook } from "../credit/index.ts";

/** Who places a hold or allows an exception, at which account. */
export interface Controller {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** An exception as it was granted. */
export interface KeptException extends GrantedException {
  readonly reason: string;
  readonly by: string;
  /** Of the limit on the day it was granted. */
  readonly limitMinor: number;
  readonly withdrawn: { readonly userId: string; readonly by: string; readonly reason: string } | null;
}

export interface NewHold extends PlacedHold {
  readonly holdId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly at: Date;
}

export interface Withdrawal {
  readonly exceptionId: string;
  readonly reason: string;
  readonly userId: string;
  readonly by: string;
  readonly role: Role;
  readonly at: Date;
}

export interface NewException extends Omit<KeptException, "endedAt" | "withdrawn"> {
  readonly accountId: string;
  readonly currency: Currency;
  /** As it was typed. */
  readonly said: { readonly currency: Currency; readonly amountMinor: number };
  readonly userId: string;
  readonly role: Role;
  readonly at: Date;
}

/** What the CRM's account record shows of a hold. */
export interface HoldFields {
  readonly hold: CreditHold;
  readonly why: string;
  readonly currency: Currency;
  /** All that is left of what is allowed beyond the limit; null: nothing is allowed. */
  readonly exceptionMinor: number | null;
  /** ISO 8601 in UTC: what was sold since has been counted. */
  readonly exceptionFrom: string | null;
  /** The last day of the exception that ends last, "YYYY-MM-DD". */
  readonly exceptionUntil: string | null;
}

/** One account's fields on their way into the CRM: the `record` of a writeback of module "Holds". */
export interface HoldFieldsItem extends HoldFields {
  readonly writebackId: string;
  readonly accountId: string;
}

export interface KeptControl {
  readonly control: CreditControl;
  readonly by: string;
  readonly reason: string;
  readonly from: Day;
}

/** Holds, exceptions and what they stand on, inside one tenant transaction. */
export interface LimitBook {
  readonly credit: CreditBook;
  org(): Promise<{ readonly timeZone: string }>;
  /** False for an account that nobody knows. */
  lockAccount(accountId: string): Promise<boolean>;
  control(asOf: Day): Promise<CreditControl>;
  /** The last word on it; null: nobody's yet. */
  keptControl(asOf: Day): Promise<KeptControl | null>;
  /** From now on; false when one of that id is there already. */
  addControl(id: string, kept: KeptControl & { readonly userId: string }, at: Date): Promise<boolean>;
  /** The last word on each account, in force or not. */
  placed(accountIds: readonly string[] | "all"): Promise<ReadonlyMap<string, PlacedHold>>;
  /** What was placed under that id; null: nothing. */
  placedAs(holdId: string): Promise<(PlacedHold & { readonly accountId: string }) | null>;
  place(hold: NewHold): Promise<void>;
  /** Those that have not ended by that day. */
  exceptions(
    accountIds: readonly string[] | "all",
    asOf: Day,
  ): Promise<ReadonlyMap<string, readonly KeptException[]>>;
  /** What was granted under that id; null: nothing. */
  grantedAs(exceptionId: string): Promise<
    | (KeptException & {
        readonly accountId: string;
        readonly saidMinor: number;
        readonly saidCurrency: Currency;
      })
    | null
  >;
  grant(exception: NewException): Promise<void>;
  withdraw(withdrawal: Withdrawal): Promise<void>;
  /** Orders and deals that came since, in the currency of each account's exceptions. */
  taken(
    accountIds: readonly string[] | "all",
    control: CreditControl,
    asOf: Day,
  ): Promise<ReadonlyMap<string, readonly Sold[]>>;
  /** Of these accounts, or of all, those that a register or a court calls insolvent. */
  insolvent(accountIds: readonly string[] | "all", asOf: Day): Promise<ReadonlySet<string>>;
  /** What limits are reckoned by on that day. */
  formulas(asOf: Day): Promise<LimitRules>;
  /** Book equity by the newest statement in force at 00:00 of that day; null without one. */
  equity(accountId: string, asOf: Day): Promise<Money | null>;
  /** What the CRM was last told; what it refused it was not told. */
  told(accountIds: readonly string[] | "all"): Promise<ReadonlyMap<string, HoldFields>>;
  tell(items: readonly HoldFieldsItem[], at: Date): Promise<void>;
}

export interface LimitDesk {
  inTenant<T>(orgId: string, work: (book: LimitBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}
