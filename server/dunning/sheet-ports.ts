import type { OpenCharge } from "../../shared/charge/charge.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { MailContact, PastDispatch, SmsContact } from "../../shared/dunning/facts.ts";
import type { Purpose } from "../../shared/dunning/purpose.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

export type Language = "zh-CN" | "en";

/** A number as somebody wrote it into the CRM. */
export interface PhoneContact extends Pick<SmsContact, "contactId" | "name" | "role"> {
  readonly written: string;
  /** Numbers that end like it and that nobody has. */
  readonly barred: readonly string[];
  /** What they said no to; `phone`: the number that did, where it may be another that ends alike. Absent: nothing. */
  readonly refused?: readonly { readonly purpose: Purpose; readonly phone: string | null }[];
}

/** Everything the database knows about one account that may matter to a reminder. */
export interface AccountSheet {
  readonly accountId: string;
  readonly name: string;
  readonly language: Language | null;
  /** As the CRM has it: a code or a name in any language. */
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly ownerId: string | null;
  /** By its last score. */
  readonly grade: string | null;
  readonly keyAccount: boolean;
  /** The topmost parent; null for an account that belongs to no group. */
  readonly groupRootId: string | null;
  /** Why nobody may remind it: a person's reason, or that the CRM no longer shows it. */
  readonly excluded: string | null;
  /** When the latest veto of its owner ends, gone by or not; null when nobody ever put its messages off. */
  readonly vetoEnds: Date | null;
  /** The last day that such a veto covers to its end. */
  readonly vetoedUntil: Day | null;
  /** Best first: billing, then whoever is there; never an address that refused us. */
  readonly contacts: readonly MailContact[];
  /** Best first, whoever has a number; absent: none was read. */
  readonly phones?: readonly PhoneContact[];
  /** Records of its money that cannot be read: what the entries say is not the whole. */
  readonly unread: number;
  /** What is open on the day that was asked about stands on these; invoices settled whole by then are left out. */
  readonly entries: readonly LedgerEntry[];
  readonly agreements: Agreements;
  /** With what a head office was told about its invoices. */
  readonly history: readonly (PastDispatch & { readonly currency: string })[];
  /** Accepted claims beside its invoices; absent: none. */
  readonly charges?: readonly OpenCharge[];
  /** Another's message about its invoices is leaving at this moment. */
  readonly underWay: boolean;
  /** The head office that is written to in its place; absent: it is written to itself. */
  readonly payerId?: string;
  /** For whom it pays, itself among them, each as it stands alone; absent: for nobody else. */
  readonly group?: readonly AccountSheet[];
}
