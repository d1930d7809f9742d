import type { Role } from "../../shared/account/contract.ts";
import type { OfferState } from "../../shared/discount/kinds.ts";
import type { DiscountOffer, OfferActed } from "../../shared/discount/offer.ts";
import type { DiscountRules, StandingTerms } from "../../shared/discount/rules.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { AgreementBook, Author, LineDesk } from "../followup/index.ts";

/** Who asks, and what they may do. */
export type Giver = Author & { readonly role: Role };
export type Ruler = Omit<Giver, "accountId">;

/** An account's own word on standing terms; undefined: as the org's. */
export interface OwnTerms {
  readonly standing?: StandingTerms | null | undefined;
}

export interface Said {
  readonly id: string;
  readonly reason: string;
  readonly by: Pick<Ruler, "userId" | "userName">;
  readonly at: Date;
}

export interface RulesBook {
  orgCurrency(): Promise<Currency>;
  /** The latest word; null: nobody said anything. */
  rules(): Promise<DiscountRules | null>;
  addRules(rules: DiscountRules, said: Said): Promise<void>;
  ownTerms(accountId: string): Promise<OwnTerms>;
  addOwnTerms(accountId: string, terms: OwnTerms, said: Said): Promise<void>;
  /** The segment that an account is in today; null when it is in none. */
  segmentOf(accountId: string): Promise<string | null>;
  segments(): Promise<readonly SegmentNamed[]>;
}

export interface SegmentNamed {
  readonly key: string;
  readonly name: Sentence;
}

/** What the book takes from those who know the segments. */
export type SegmentsNeed = Pick<RulesBook, "segmentOf" | "segments">;

/** Reads and writes of offers, inside one tenant transaction. Rows are only added. */
export interface DiscountBook extends AgreementBook, RulesBook {
  /** False when standing terms offered that invoice already. */
  addOffer(offer: DiscountOffer, at: Date): Promise<boolean>;
  addAct(offerId: string, act: OfferActed, id: string, at: Date): Promise<void>;
}

/** The daily verdicts about offers, and those that standing terms make. */
export interface DiscountRoundBook extends DiscountBook {
  agreementsOf(accountId: string): Promise<Agreements>;
  /** Accounts with an offer that money can still change: one that ended on `since` or later. */
  accountsJudgedSince(since: Day): Promise<readonly string[]>;
  /** By offer: the state that was written down last. */
  lastStates(accountId: string): Promise<ReadonlyMap<string, OfferState>>;
  saveState(offerId: string, state: OfferState, on: Day, at: Date): Promise<void>;
  /** Of all standing terms that were ever set, for the org, a segment or an account, the most days; null: there are none. */
  longestStanding(): Promise<number | null>;
  /** Accounts with an invoice that is not due yet, was issued on that day or later, and that no standing terms offered. */
  accountsInvoicedSince(issuedSince: Day, asOf: Day): Promise<readonly string[]>;
}

export type DiscountDesk = LineDesk<DiscountBook>;
export type DiscountRoundDesk = Pick<LineDesk<DiscountRoundBook>, "inTenant" | "now"> & { newId(): string };
