import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import type { AskedBy, BureauGrade, FactKind, Figure, Rated } from "./kinds.ts";

export interface Statement {
  readonly kind: "statement";
  readonly currency: Currency;
  /** The last day of the period that it tells of. */
  readonly periodEnd: Day;
  readonly audited: boolean;
  /** Minor units of its currency; losses are below zero. */
  readonly figures: Readonly<Record<Figure, number>>;
}

export interface Rating {
  readonly kind: "rating";
  readonly of: Rated;
  /** 0 worst … 100 best. */
  readonly points: number;
}

export interface Fact {
  readonly kind: "fact";
  readonly fact: FactKind;
  readonly since: Day;
  /** The first day on which it held no more; null: it holds. */
  readonly until: Day | null;
}

export interface Reference {
  readonly kind: "reference";
  /** Who was asked. */
  readonly referee: string;
  readonly knownSince: Day | null;
  readonly highCreditMinor: number | null;
  readonly currency: Currency;
  /** In the referee's words: "30 days net". */
  readonly terms: string;
  readonly daysLate: number | null;
  readonly askedBy: AskedBy;
}

/** What a credit bureau thinks of a company: read beside a score, and no part of it. */
export interface BureauEntry {
  readonly kind: "bureau";
  readonly bureau: "creditsafe";
  /** Ours: the report stands whole under it. */
  readonly orderId: string;
  readonly companyName: string;
  readonly regNo: string;
  readonly grade: BureauGrade | null;
  /** Of 0 worst to `most` best, by the bureau's own scale. */
  readonly points: number | null;
  readonly most: number;
  /** What the bureau would lend at most. */
  readonly limitMinor: number | null;
  readonly currency: Currency | null;
}

/** What a person writes down. */
export type PersonsBody = Statement | Rating | Fact | Reference;
export type DossierBody = PersonsBody | BureauEntry;

/** What somebody knew, from where and until when it is to be believed. Never changed: a correction supersedes it. */
export interface DossierEntry {
  readonly entryId: string;
  readonly accountId: string;
  readonly body: DossierBody;
  readonly source: string;
  readonly note: string;
  /** The day of the evidence: when it was drawn up, published or said. */
  readonly on: Day;
  /** The first day on which it counts no more; null: until it is withdrawn. */
  readonly expiresOn: Day | null;
  readonly supersedes: string | null;
  /** The org's day on which it was written down. */
  readonly recordedOn: Day;
  /** The org's day on which the account it was written about was seen merged into this one; absent: it is this one's. */
  readonly inheritedOn?: Day;
  /** Orders what was written down on one day, in milliseconds since 1970. */
  readonly recordedAt: number;
  readonly withdrawal: Withdrawal | null;
}

/** That an entry counts no more, and why. */
export interface Withdrawal {
  readonly on: Day;
  readonly reason: string;
  readonly by: string;
}
