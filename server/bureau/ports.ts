import type { AccessFlaw } from "../../shared/bureau/access.ts";
import type { Bureau, OrderState } from "../../shared/bureau/kinds.ts";
import type { BureauCompany, BureauReport } from "../../shared/bureau/report.ts";
import type { Writer } from "../../shared/dossier/kinds.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Money } from "../../shared/kernel/money.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { DossierBook } from "../dossier/index.ts";

export type { AccessFlaw };

/** How an org gets into a bureau, opened. */
export interface BureauAccess {
  readonly bureau: Bureau;
  readonly username: string;
  readonly secret: string;
  readonly price: Money;
  readonly monthsValid: number;
  readonly askers: readonly Writer[];
  readonly byName: string;
}

export interface NewOrder {
  readonly orderId: string;
  readonly accountId: string;
  readonly bureau: Bureau;
  readonly country: string;
  readonly regNo: string;
  readonly company: Pick<BureauCompany, "companyId" | "name">;
  readonly cost: Money;
  readonly on: Day;
  readonly bodyHash: string;
  readonly byUser: string;
  readonly by: string;
  readonly at: Date;
}

export interface KeptOrder extends Omit<NewOrder, "byUser" | "at"> {
  readonly state: OrderState;
}

export interface OrderEnd {
  readonly orderId: string;
  readonly state: Exclude<OrderState, "asked">;
  /** The bureau's own words where it gave no report. */
  readonly said: string;
  /** What it answered, whole; null where it gave none. */
  readonly report: unknown;
  readonly at: Date;
}

/** Reads and writes about bureaus, and into the credit file, inside one tenant transaction. */
export interface BureauBook
  extends Pick<
    DossierBook,
    "org" | "rights" | "lockAccount" | "hasAccount" | "entriesOf" | "add" | "withdraw" | "queueWriteback"
  > {
  access(): Promise<BureauAccess | null>;
  saveAccess(access: BureauAccess, byUser: string, at: Date): Promise<void>;
  /** Newest first. */
  ordersOf(accountId: string): Promise<readonly KeptOrder[]>;
  /** Whoever's it is; null: nothing was ordered under that id. */
  orderBy(orderId: string): Promise<KeptOrder | null>;
  place(order: NewOrder): Promise<void>;
  end(end: OrderEnd): Promise<void>;
  /** What was paid for, by currency, and for how many reports. */
  spent(): Promise<{ readonly amounts: readonly Money[]; readonly reports: number }>;
}

/** Why a bureau was of no use; nothing was paid. */
export type BureauSilence = "bureau-locked" | "bureau-silent" | "bureau-busy";

export type ReportAnswer =
  | { readonly kind: "reported"; readonly report: BureauReport; readonly whole: unknown }
  /** It said no, and nothing was delivered. */
  | { readonly kind: "refused"; readonly said: string }
  /** It may have delivered: `whole` is what came, if anything did. */
  | { readonly kind: "in-doubt"; readonly said: string; readonly whole: unknown };

/** The bureau itself. */
export interface BureauLine {
  companies(
    orgId: string,
    access: BureauAccess,
    asked: { readonly country: string; readonly regNo: string },
  ): Promise<Result<readonly BureauCompany[], BureauSilence>>;
  report(orgId: string, access: BureauAccess, companyId: string, orderId: string): Promise<ReportAnswer>;
}

export interface BureauDesk {
  inTenant<T>(orgId: string, work: (book: BureauBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  dayIn(timeZone: string, at: Date): Day;
  digest(value: unknown): string;
  readonly line: BureauLine;
}
