import type { Role } from "../../shared/account/contract.ts";
import type { OfferState } from "../../shared/discount/kinds.ts";
import type { DiscountOffer, OfferActed } from "../../shared/discount/offer.ts";
import type { DiscountRules, StandingTerms } from "../../shared/discount/rules.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
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
}

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
  /** Whether anybody set standing terms, for the org or an account of it. */
  anyStanding(): Promise<boolean>;
  /** Accounts with an invoice that is not due yet and was issued on that day or later. */
  accountsInvoicedSince(issuedSince: Day, asOf: Day): Promise<readonly string[]>;
}

export type DiscountDesk = LineDesk<DiscountBook>;
export type DiscountRoundDesk = Pick<LineDesk<DiscountRoundBook>, "inTenant" | "now"> & { newId(): string };
