import type { Currency } from "../kernel/currency.ts";
import type { Day, Weekday } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { Channel } from "./contract.ts";

/** Everything that may decide whether one account hears from us, in one currency, on one day. */
export interface AccountFacts {
  readonly accountId: string;
  readonly currency: Currency;
  readonly items: readonly OpenItem[];
  /** Credit notes, unapplied cash and overpayments that no invoice has used: ≥ 0. */
  readonly creditsMinor: number;
  readonly promises: readonly OpenPromise[];
  /** Why nobody may remind this account; null when anybody may. */
  readonly excluded: string | null;
  readonly contact: MailContact | null;
  /** Messages of the past that count, any order. */
  readonly history: readonly PastDispatch[];
  /** Minutes since the oldest source was last read whole; null when one never was. */
  readonly dataAgeMinutes: number | null;
  /** The customer's wall clock, known only when a message is about to leave. */
  readonly moment: WallMoment | null;
  /** The org's or the installation's kill switch. */
  readonly stopped: boolean;
}

export interface OpenPromise {
  /** What is still expected of it. */
  readonly amountMinor: number;
  readonly promisedOn: Day;
  readonly madeOn: Day;
  /** Empty: the oldest invoices of that day first. */
  readonly invoiceIds: readonly string[];
}

export interface MailContact {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
}

export interface PastDispatch {
  readonly step: string;
  /** The step's threshold when it was sent: policies change, messages do not. */
  readonly days: number;
  readonly channel: Channel;
  readonly asOf: Day;
  readonly invoiceIds: readonly string[];
  readonly state: "sent" | "in_doubt";
}

export interface WallMoment {
  readonly weekday: Weekday;
  /** Minutes since midnight. */
  readonly minute: number;
}
