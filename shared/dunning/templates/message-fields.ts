import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { OpenCharge } from "../../charge/charge.ts";
import type { Demand } from "../decision.ts";
import type { Tone } from "../contract.ts";

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
  /** Accepted claims beside the invoices, told apart from them and part of no sum; absent: none. */
  readonly charges?: readonly OpenCharge[];
  /** By invoice who was billed, where a head office is asked for others too; absent: the addressee. */
  readonly billed?: ReadonlyMap<string, string>;
}
