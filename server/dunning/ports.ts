import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { Caps } from "../../shared/activation/caps.ts";
import type { Channel, HoldReason } from "../../shared/dunning/contract.ts";
import type { FilePinned, FilesRule } from "../../shared/dunning/attached-files.ts";
import type { Recipient } from "../../shared/dunning/facts.ts";
import type { PayDetails } from "../../shared/dunning/templates/message-fields.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { BrokenLink } from "../../shared/group/families.ts";
import type { OwnWording } from "../../shared/wording/wording.ts";
import type { ContactRecords } from "../contact/index.ts";
import type { WritebackQueue } from "../outbox/index.ts";
import type { Courier, CrmCourier, InvoiceFiles, MailSender, SealedMail } from "./mail-ports.ts";
import type { RoundMemory } from "./round-ports.ts";
import type { AccountSheet, Language, PhoneContact } from "./sheet-ports.ts";
import type { MailStanding } from "./mail-standing.ts";
import type { Texter } from "./text-ports.ts";

export type { AccountSheet, Language, PhoneContact };

/** What dunning needs to know of the org. */
export interface OrgProfile extends MailStanding {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly mode: "rehearsal" | "live" | "stopped";
  /** Who letters come from: org.settings.mail; null when the org has not said. */
  readonly sender: MailSender | null;
  /** The operator stopped the whole installation: a row that every process reads. */
  readonly installationStopped: boolean;
  /** The first live day after a signature; null before one, and in an org that the operator put live. */
  readonly liveOn: Day | null;
  readonly caps: Caps;
  /** Whether it sends text messages, and whose numbers are those without a country code; absent: it sends none. */
  readonly texts?: { readonly region: string };
  /** The org's own words in force; absent: none. */
  readonly words?: readonly OwnWording[];
  /** Which files of the invoices its mails carry; absent: none. */
  readonly files?: FilesRule;
  /** How it is paid; absent: it has not said. */
  readonly pay?: PayDetails;
}

/** How much a day has said so far, and what is usual. */
export interface DaySoFar {
  readonly planned: number;
  /** Messages of a day in the middle of the last month's; null without any. */
  readonly usual: number | null;
  /** An admin said yes to a day with more than usual. */
  readonly released: boolean;
  /** Somebody was held back that day because it had said enough. */
  readonly capped: boolean;
}

/** Why each account did or did not hear from us on a day. */
export interface DecisionRow {
  readonly asOf: Day;
  readonly accountId: string;
  readonly currency: Currency;
  readonly mode: "rehearsal" | "live";
  readonly outcome: "remind" | "hold";
  readonly step: string | null;
  readonly reason: HoldReason | null;
  readonly policyId: string;
  readonly policyVersion: number;
  /** The key of the segment by which the policy is the account's; null when it is in none. */
  readonly segment: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A message that is to leave, or in rehearsal would have left. */
export interface NewDispatch {
  readonly dispatchId: string;
  readonly rehearsed: boolean;
  readonly accountId: string;
  readonly currency: Currency;
  readonly cycle: string;
  readonly step: string;
  readonly days: number;
  readonly channel: Channel;
  readonly asOf: Day;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly invoiceIds: readonly string[];
  /** Whose invoices those are, when a head office pays for others; else empty. */
  readonly memberIds: readonly string[];
  /** Who was billed for the invoice that carries it: a step of it leaves once to them, whoever is written to. */
  readonly billedId: string;
  readonly amountMinor: number;
  /** The last day for payment that the letter sets; null when it sets none. */
  readonly deadlineOn: Day | null;
  readonly contact: Recipient | null;
  /** In rehearsal what would have been sent; otherwise written at the claim. */
  readonly subject: string | null;
  readonly bodyText: string | null;
  /** The version of the org's own words; null or absent: none. */
  readonly wording?: number | null;
  readonly notBefore: Date;
}

export type DispatchState =
  | "planned"
  | "claimed"
  | "sending"
  | "sent"
  | "deferred"
  | "rejected"
  | "held"
  | "in_doubt"
  | "cancelled";

export interface DispatchRow {
  readonly dispatchId: string;
  readonly rehearsed: boolean;
  readonly accountId: string;
  readonly currency: Currency;
  readonly cycle: string;
  readonly step: string;
  readonly channel: Channel;
  readonly asOf: Day;
  readonly state: DispatchState;
  readonly invoiceIds: readonly string[];
  readonly notBefore: Date;
  readonly attempts: number;
  readonly fence: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly amountMinor: number;
}

/** As much of a message as is needed to read about it again. */
export type WaitingMessage = Pick<DispatchRow, "dispatchId" | "accountId" | "invoiceIds" | "channel">;

/** A message that may have left: what a person needs to find out whether it did. */
export interface DoubtfulMessage {
  readonly dispatchId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly asOf: Day;
  readonly recipient: string | null;
  readonly subject: string | null;
  /** As the mail server's log and the mailbox know it. */
  readonly messageId: string | null;
  /** What was the last heard of the mail server, or null when its sender died. */
  readonly reply: string | null;
}

/** What a claim fixes: the figures of this minute, not those of the plan. */
export interface ClaimFigures {
  readonly deadlineOn: Day | null;
  readonly invoiceIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly amountMinor: number;
  readonly contact: Recipient | null;
  readonly subject: string;
  readonly bodyText: string;
  /** The version of the org's own words; null or absent: none. */
  readonly wording?: number | null;
}

/** A line of the follow-up log that the machine writes. */
export interface DispatchNote {
  readonly followupId: string;
  readonly accountId: string;
  readonly kind: "reminder" | "task";
  readonly contactId: string | null;
  readonly note: string;
  readonly dispatchId: string;
  readonly at: Date;
}

/** What the org has in force, as JSON that was read before it was put in force. */
export interface PoliciesStored {
  /** Of each policy its version in force, the one that was activated last first; empty: none of the org's own. */
  readonly bodies: readonly unknown[];
  /** Null when the org never had segments. */
  readonly segments: unknown;
}

/** Reads and writes of dunning, all inside one tenant transaction. */
export interface DunningBook extends WritebackQueue, RoundMemory, ContactRecords {
  org(): Promise<OrgProfile>;
  policiesStored(): Promise<PoliciesStored>;
  /** When the oldest source was last read whole; null when one never was. */
  oldestReadAt(): Promise<Date | null>;
  /** Accounts with anything in the ledger, by id; for those whose head office pays, the head office. */
  accountsToPlan(asOf: Day): Promise<readonly string[]>;
  /** Parents that could not be followed, once any head office pays for others. */
  brokenLinks(): Promise<readonly (BrokenLink & { readonly name: string })[]>;
  sheets(accountIds: readonly string[], rehearsed: boolean, asOf: Day): Promise<readonly AccountSheet[]>;
  /**
   * "account/currency" of every message of that day, whatever became of it, except held and cancelled; of one to a head
   * office for every account whose invoices it names.
   */
  spokenTo(accountIds: readonly string[], asOf: Day, rehearsed: boolean): Promise<ReadonlySet<string>>;
  /** Cancels what earlier days planned and did not send; says until when the mail server asked to wait. */
  supersede(accountIds: readonly string[], asOf: Day, at: Date): Promise<ReadonlyMap<string, Date>>;
  /** Live messages of that day that were not set aside, and its measure. */
  daySoFar(asOf: Day): Promise<DaySoFar>;
  saveDecisions(rows: readonly DecisionRow[], at: Date): Promise<void>;
  /** Plans what is not planned yet; the ids that are new. */
  plan(rows: readonly NewDispatch[], at: Date): Promise<readonly string[]>;

  /** Of that day what may leave now, oldest first; no mail while the mail server has had enough of it. */
  waiting(asOf: Day, now: Date): Promise<readonly WaitingMessage[]>;
  dispatch(dispatchId: string): Promise<DispatchRow | null>;
  /** Serialises with disputes, promises and calls on the account, and on its family where a head office pays. */
  lockAccount(accountId: string): Promise<void>;
  lockDispatch(dispatchId: string): Promise<DispatchRow | null>;
  /** Both for several at once: first all their accounts, always in the same order, then the messages that there are. */
  lockMessages(messages: readonly WaitingMessage[]): Promise<readonly DispatchRow[]>;
  /** state → claimed, fence + 1, lease by the database's clock; the new fence. */
  claim(dispatchId: string, by: string, figures: ClaimFigures): Promise<string>;
  /**
   * claimed → sending with the bytes that will leave, asked when the mail server is ready for them; false when the fence
   * or the lease is old, when somebody stopped the org or the installation, or when they said stop.
   */
  startSending(dispatchId: string, fence: string, mail: SealedMail): Promise<boolean>;
  /** What an attempt at it that began carried. */
  filesPinned(dispatchId: string): Promise<readonly FilePinned[]>;
  /** claimed → planned, at once instead of when the lease ends; nothing when the fence is old or it is sending. */
  giveBack(dispatchId: string, fence: string): Promise<void>;
  /** sending → its outcome; false when the fence is old. */
  end(dispatchId: string, fence: string, end: DispatchEnd): Promise<boolean>;
  /** planned or deferred → held, cancelled, or the same state later. */
  setAside(
    dispatchId: string,
    state: DispatchState,
    reason: string,
    notBefore: Date,
    at: Date,
  ): Promise<void>;
  /** Oldest first. */
  inDoubt(limit: number): Promise<readonly DoubtfulMessage[]>;
  /** A person's word about a message in doubt; false when it is not in doubt. */
  settleDoubt(dispatchId: string, state: "sent" | "cancelled", reason: string, at: Date): Promise<boolean>;
  /** claimed past its lease → planned, sending past its lease → in_doubt. */
  reap(at: Date): Promise<{ readonly freed: number; readonly doubted: readonly DispatchRow[] }>;
  /** A message has one line, however often it is asked for: the line shows what became of the message since. */
  note(note: DispatchNote): Promise<void>;
}

export interface DispatchEnd {
  readonly state: "sent" | "deferred" | "rejected" | "in_doubt";
  readonly reason: string | null;
  readonly reply: string | null;
  readonly notBefore: Date;
  readonly at: Date;
  /** Its line in the log, written with it: by its holder alone. */
  readonly line?: DispatchNote;
}

/**
 * Reads the named invoices from the CRM again and updates the ledger; throws when it cannot.
 * `gone` are those that the CRM no longer shows or that cannot be read: a message that names one is held.
 */
export interface FreshInvoices {
  reread(orgId: string, invoiceIds: readonly string[]): Promise<{ readonly gone: readonly string[] }>;
}

export type { Calendars };
export type * from "./mail-ports.ts";
export type { SigningKey } from "./mail-standing.ts";
export type { Texter, TextMessage } from "./text-ports.ts";

export interface DunningDesk {
  /** "once": all that `work` asks is one statement, which may be committed with it instead of after its answer. */
  inTenant<T>(orgId: string, work: (book: DunningBook) => Promise<T>, asks?: "once"): Promise<T>;
  now(): Date;
  newId(): string;
  readonly courier: Courier;
  /** For orgs whose mail the CRM sends; absent: none can leave by it here. */
  readonly crmCourier?: CrmCourier;
  /** Hands over text messages; absent: none can leave here. */
  readonly texter?: Texter;
  readonly fresh: FreshInvoices;
  /** Absent: none can be had here. */
  readonly files?: InvoiceFiles;
  readonly calendars: Calendars;
  /** When the org has no sender of its own. */
  readonly defaultSender: { readonly name: string; readonly address: string };
  /** This process was started with its mail switched off. The operator's own stop is a row: `installationStopped`. */
  stopped(): boolean;
  /** Tells the database how many messages there are by now; absent where it need not be told. */
  countAgain?(orgId: string): Promise<void>;
  /** Whether this machine's clock agrees with the database's; absent where a sandbox moves the clock. */
  clockIsRight?(): Promise<boolean>;
  /** Proves, with the server's key, that a message is the org's: in its Message-ID, and in where it comes back to. */
  tagOf(orgId: string, dispatchId: string): string;
  /** Resolves after so many milliseconds; absent where nobody waits for a real clock. */
  pause?(ms: number): Promise<void>;
  /** Where its reader says that they want no more reminders by mail. */
  stopUrl(orgId: string, dispatchId: string): string;
  /** Names this process in a claim. */
  readonly worker: string;
}
