import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { OpenCharge } from "../../charge/charge.ts";
import type { Demand } from "../decision.ts";
import type { Tone } from "../contract.ts";

/** What an org says of paying, the same in every letter. An empty text: not said. */
export interface PayDetails {
  /** Where a customer pays online: an https address, in which {reference} becomes the payment's reference. */
  readonly link: string;
  readonly phone: string;
  /** To which account, in one line, by the letter's language. */
  readonly instructions: { readonly "zh-CN": string; readonly en: string };
}

/** So much less if the rest of these is paid by that day: an offer that is open. */
export interface OpenOffer {
  readonly numbers: readonly string[];
  readonly currency: Currency;
  /** Still to come for it. */
  readonly askedMinor: number;
  readonly letGoMinor: number;
  readonly payBy: Day;
}

/** A promise on what a task is about: open still, or not kept. */
export interface PromiseNoted {
  readonly amountMinor: number;
  readonly receivedMinor: number;
  readonly promisedOn: Day;
  readonly isOpen: boolean;
}

/** What our own people are told besides. */
export interface StaffNotes {
  /** In the order in which they were given. */
  readonly promises: readonly PromiseNoted[];
}

/** Everything a letter may say. */
export interface MessageFields {
  readonly accountName: string;
  /** Null when nobody is known: the letter then greets the accounts department. */
  readonly contactName: string | null;
  readonly senderName: string;
  readonly asOf: Day;
  readonly currency: Currency;
  readonly demand: Demand;
  /** The last day for payment that the letter sets; null when it sets none. */
  readonly deadlineOn: Day | null;
  readonly tone: Tone;
  /** One line under the letter; absent or empty: none. */
  readonly signature?: string;
  /** How to pay and whom to ask; absent: the org has not said. */
  readonly pay?: PayDetails;
  /** Accepted claims beside the invoices, told apart from them and part of no sum; absent: none. */
  readonly charges?: readonly OpenCharge[];
  /** Discounts for paying early that are open; absent: none. */
  readonly offers?: readonly OpenOffer[];
  /** Read by our own people, not by the customer: it is worded for them. Absent: a letter. */
  readonly staff?: StaffNotes;
  /** By invoice who was billed, where a head office is asked for others too; absent: the addressee. */
  readonly billed?: ReadonlyMap<string, string>;
}
