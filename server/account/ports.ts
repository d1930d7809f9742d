import type { AlarmKind } from "../../shared/activation/contract.ts";
import type { AccountViewBody, MessageAnswer } from "../../shared/account/contract.ts";
import type { FollowUpPageBody } from "../../shared/followup/contract.ts";
import type { CreditBook } from "../credit/index.ts";
import type { Calendars, DunningBook } from "../dunning/index.ts";
import type { ForecastBook } from "../forecast/index.ts";
import type { AgreementBook } from "../followup/index.ts";
import type { GroupBook } from "../group/index.ts";
import type { LimitBook } from "../limit/index.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** The account's own record, as last synced. */
export interface AccountHeader {
  readonly name: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly country: string | null;
  /** Why it gets no reminders; null when it does. */
  readonly noReminders: string | null;
  readonly keyAccount?: boolean;
}

/** What the page reads, all in one transaction, so that its figures agree with each other. */
export interface AccountBook {
  readonly credit: CreditBook;
  readonly limit: LimitBook;
  readonly dunning: DunningBook;
  readonly forecast: Pick<ForecastBook, "kept" | "tallyOf">;
  /** null when the account is not synced, or gone. */
  header(accountId: string): Promise<AccountHeader | null>;
  contacts(accountId: string): Promise<AccountViewBody["contacts"]>;
  /** What is wrong with the org's reminders at that moment. */
  alarms(at: Date): Promise<readonly AlarmKind[]>;
  freshness(): Promise<AccountViewBody["freshness"]>;
  /** By id, users of the CRM. */
  userNames(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  log(accountId: string): Promise<FollowUpPageBody>;
  readonly group: Pick<GroupBook, "group">;
  message(accountId: string, dispatchId: string): Promise<MessageAnswer | null>;
}

export interface AccountDesk {
  inTenant<T>(orgId: string, work: (book: AccountBook) => Promise<T>): Promise<T>;
  now(): Date;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
  readonly calendars: Calendars;
}

/** What it takes to try a change of the agreements. */
export interface PreviewBook {
  readonly dunning: DunningBook;
  readonly agreed: Pick<AgreementBook, "entriesOf" | "agreementsOf" | "termsOf">;
}

export interface PreviewDesk extends Pick<AccountDesk, "now" | "dayIn" | "calendars"> {
  inTenant<T>(orgId: string, work: (book: PreviewBook) => Promise<T>): Promise<T>;
}

export interface Reader {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: AccountViewBody["viewer"]["role"];
}
