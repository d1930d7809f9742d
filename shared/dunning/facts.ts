import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Currency } from "../kernel/currency.ts";
import type { Day, Weekday } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { Channel, RecipientRole } from "./contract.ts";
import type { KnownTraits } from "./policy/segment.ts";
import type { Purpose } from "./purpose.ts";

/** Everything that may decide whether one account hears from us, in one currency, on one day. */
export interface AccountFacts {
  readonly accountId: string;
  readonly currency: Currency;
  readonly items: readonly OpenItem[];
  /** Credit notes, unapplied cash and overpayments that no invoice has used: ≥ 0. */
  readonly creditsMinor: number;
  readonly promises: readonly OpenPromise[];
  /** Payment plans that are kept so far. */
  readonly plans: readonly KeptPlan[];
  /** What less is on offer for, or was let go; absent: nothing. */
  readonly settlements?: readonly Settled[];
  /** Later due days that were granted: steps count from them, aging never does. */
  readonly extensions: readonly Extension[];
  /** Promises of the last twelve months that were not kept. */
  readonly brokenPromises: number;
  /** What segments and conditions ask about the account. */
  readonly traits: KnownTraits;
  /** Why nobody may remind this account; null when anybody may. */
  readonly excluded: string | null;
  /** People with an address that works, the best to write to first. */
  readonly contacts: readonly MailContact[];
  /** People with a mobile that may be texted, the best first; absent: nobody, or the org sends no text messages. */
  readonly phones?: readonly SmsContact[];
  /** The last day for which the account's owner put its messages off; null when nobody did. */
  readonly vetoedUntil: Day | null;
  /** Business days where the customer is. */
  readonly calendar: BusinessCalendar;
  /** Messages of the past that count, any order. */
  readonly history: readonly PastDispatch[];
  /** Minutes since the oldest source was last read whole; null when one never was. */
  readonly dataAgeMinutes: number | null;
  /** The customer's wall clock, known only when a message is about to leave. */
  readonly moment: WallMoment | null;
  /** The org's or the installation's kill switch. */
  readonly stopped: boolean;
  /** For whom a head office pays, itself among them; the items are theirs. Absent: it answers for itself alone. */
  readonly members?: readonly string[];
  /** Of those, whose invoices are left out. */
  readonly setAside?: readonly SetAside[];
}

/** One account of a group, left out of its message while the others are asked for. */
export interface SetAside {
  readonly accountId: string;
  readonly because: "excluded" | "vetoed";
  /** The last day, where it is known. */
  readonly until: Day | null;
}

export interface OpenPromise {
  /** What is still expected of it. */
  readonly amountMinor: number;
  readonly promisedOn: Day;
  readonly madeOn: Day;
  /** Empty: the oldest invoices of that day first. */
  readonly invoiceIds: readonly string[];
  /** The last day on which it holds; absent: the promised day and the policy's grace. */
  readonly holdsUntil?: Day;
}

/** What a payment plan in good standing still promises, and for how long it holds reminders back. */
export interface KeptPlan {
  readonly planId: string;
  /** Still to come under the plan. */
  readonly amountMinor: number;
  readonly invoiceIds: readonly string[];
  /** The next instalment's day with its grace. */
  readonly holdsUntil: Day;
}

/** What a settlement holds back while it is open, or what of a debt was let go for good. */
export interface Settled {
  readonly offerId: string;
  readonly amountMinor: number;
  readonly invoiceIds: readonly string[];
  /** The offer's last day; null: let go, and nobody asks for it again. */
  readonly holdsUntil: Day | null;
}

export interface Extension {
  readonly invoiceId: string;
  readonly extendedTo: Day;
}

/** What a person does where the invoices are paid. */
export type ContactRole = Exclude<RecipientRole, "anybody">;

export interface MailContact {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  readonly role: ContactRole | null;
  /** For what they want to hear nothing this way; absent: nothing. */
  readonly refuses?: readonly Purpose[];
  /** People of another debtor read it as well, or a whole house: the subject tells nothing. */
  readonly shared?: true;
  readonly phone?: never;
}

export interface SmsContact {
  readonly contactId: string;
  readonly name: string;
  /** E.164, such as +8613800138000. */
  readonly phone: string;
  readonly role: ContactRole | null;
  readonly refuses?: readonly Purpose[];
  readonly shared?: never;
  readonly email?: never;
}

export type Recipient = MailContact | SmsContact;

export interface PastDispatch {
  readonly step: string;
  /** The step's or repeat's threshold when it was sent: policies change, messages do not. */
  readonly days: number;
  readonly channel: Channel;
  readonly asOf: Day;
  readonly invoiceIds: readonly string[];
  readonly state: "sent" | "in_doubt";
  /** The last day for payment that it set, null when it set none; absent: as the step of that key now sets it. */
  readonly deadlineOn?: Day | null;
}

export interface WallMoment {
  readonly weekday: Weekday;
  /** Minutes since midnight. */
  readonly minute: number;
}
