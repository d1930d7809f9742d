import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { PortfolioFigures } from "../../shared/credit/portfolio.ts";
import type { ScoreSheet } from "../../shared/credit/score-account.ts";
import type { Scorecard } from "../../shared/credit/scorecard.ts";
import type { FinancialFacts, MarketFacts } from "../../shared/credit/facts.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { LimitReach } from "../../shared/limit/limit-reach.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** What the CRM's account record shows of our assessment. Money is in the account's currency. */
export interface AccountFields {
  readonly creditScore: number | null;
  readonly creditGrade: string | null;
  /** null: some of it is in a currency without a rate. */
  readonly overdueMinor: number | null;
  /** limit − exposure; null without a limit, or when some of the exposure has no rate. */
  readonly headroomMinor: number | null;
  readonly currency: Currency;
  /** Of the oldest overdue invoice; 0 when none. */
  readonly daysPastDue: number;
}

/** One account's new fields on their way into the CRM: the `record` of a writeback of module "Accounts". */
export interface AccountFieldsItem extends AccountFields {
  readonly writebackId: string;
  readonly accountId: string;
  /** ISO 8601 in UTC. */
  readonly assessedAt: string;
}

/** One account's score on one day, as it is kept. */
export interface Snapshot {
  readonly accountId: string;
  readonly asOf: Day;
  /** null when we have never billed the account. */
  readonly sheet: ScoreSheet | null;
  /** How the org's customers paid on that day. */
  readonly portfolio: PortfolioFigures;
  /** What the CRM was to show from then on; null in snapshots made afterwards for the trend. */
  readonly fields: AccountFields | null;
}

/** What is known of an account beside its ledger. */
export interface Known {
  readonly agreed: Agreements;
  readonly financial: FinancialFacts | null;
  readonly market: MarketFacts | null;
}

export interface CreditAccount {
  readonly accountId: string;
  readonly currency: Currency | null;
  readonly limitMinor: number | null;
  /** Only an active account can be written to in the CRM. */
  readonly active: boolean;
}

/** Everything that credit reads and keeps, inside one tenant transaction. */
export interface CreditBook {
  readonly ledger: LedgerBook;
  accounts(): Promise<readonly CreditAccount[]>;
  account(accountId: string): Promise<CreditAccount | null>;
  /** By account, for those of which anything is: what was agreed at any time, and their credit files at 00:00 of `asOf`. */
  knownOf(accountIds: readonly string[], asOf: Day): Promise<ReadonlyMap<string, Known>>;
  /** Of these accounts, or of all: what the one exposure function is given. */
  reaches(
    accountIds: readonly string[] | "all",
    asOf: Day,
    withoutDeal?: string,
  ): Promise<(accountId: string) => LimitReach>;
  /** The newest day that was ever scored; null before the first. */
  newestDay(): Promise<Day | null>;
  /** How the org's customers paid, as the whole run of that day kept it; null when there was none. */
  portfolioOn(asOf: Day): Promise<PortfolioFigures | null>;
  /** The same of the newest run of that day or before, else of the first after it; null before any run. */
  portfolioAbout(asOf: Day): Promise<{ readonly on: Day; readonly portfolio: PortfolioFigures } | null>;
  /** What the org scores that day by; null: by the card of the product. */
  scorecardOn(asOf: Day): Promise<Scorecard | null>;
  /** Accounts of which an entry was written or closed at `since` or later, by id. */
  changedSince(since: Date): Promise<readonly string[]>;
  /** Replaces what an earlier run of the same day kept. */
  keepSnapshots(snapshots: readonly Snapshot[]): Promise<void>;
  /** The newest of `asOf` or before. */
  snapshotOf(accountId: string, asOf: Day): Promise<Snapshot | null>;
  /** The last score of every month within (after, until], oldest first. */
  trendOf(accountId: string, after: Day, until: Day): Promise<readonly { on: Day; score: number }[]>;
  /** By account, or of one only: the fields that were last computed for the CRM. */
  lastFields(only?: string): Promise<ReadonlyMap<string, AccountFields>>;
  /** Takes the place of what still waits for the same accounts. */
  queueAccountFields(items: readonly AccountFieldsItem[], at: Date): Promise<void>;
}

export interface CreditDesk {
  inTenant<T>(orgId: string, work: (book: CreditBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
}
