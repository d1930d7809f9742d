import type { FileListed, FilePinned } from "../../shared/dunning/attached-files.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { SigningKey } from "./mail-standing.ts";

export interface SealedMail {
  readonly raw: Uint8Array;
  readonly sha256: string;
  readonly messageId: string;
  /** The invoices' files in it; absent: none. */
  readonly files?: readonly FilePinned[];
}

/** Who an org's mail comes from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
  /** Where answers go; absent or null: to the sender. */
  readonly replyTo?: string | null;
  /** One line under a letter, by its language. */
  readonly signature?: Readonly<Record<"zh-CN" | "en", string>>;
  /** Who carries mail to customers: the installation's mail server, or the CRM's own sending; absent: the mail server. */
  readonly by?: "smtp" | "zoho" | undefined;
}

/** Mail before it is MIME. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  /** Where its reader says that they want no more; absent: nowhere. */
  readonly stopUrl?: string;
  /** Absent: it leaves unsigned, and whoever takes it signs. */
  readonly signWith?: SigningKey;
  readonly messageId: string;
  readonly step: string;
  readonly on: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** In their order; absent: none. */
  readonly files?: readonly AttachedFile[];
}

export interface FileContent {
  readonly content: Uint8Array;
  readonly length: number;
  /** Its first bytes. */
  readonly beginsHex: string;
  readonly sha256: string;
}

export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** The files that hang on invoices in the CRM. Both throw when the CRM does not answer. */
export interface InvoiceFiles {
  /** Of each invoice, in the order of the invoices; refused by the CRM's own word. */
  list(orgId: string, invoiceIds: readonly string[]): Promise<Result<readonly FileListed[], string>>;
  /** Null when it is gone. */
  content(orgId: string, file: Pick<FileListed, "fileId" | "invoiceId">): Promise<FileContent | null>;
  /** Few mails with files are held in memory at once: the others wait. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** What the mail server said, or did not. Only "in_doubt" may be either delivered or not. */
export interface Delivery {
  readonly kind: "sent" | "deferred" | "rejected" | "in_doubt";
  /** The server's reply or the fault, one line. */
  readonly reply: string;
  /** Rejected because of the address rather than of the message or of us. */
  readonly badAddress: boolean;
  /** Put off because the server takes no more from us for now: what comes next need not be tried. */
  readonly isFull?: boolean;
}

export interface Courier {
  /** Letters that may be on their way at once. */
  readonly connections?: number;
  /** The exact bytes to store and to send. Throws when an address or name cannot be written safely. */
  seal(letter: Letter): Promise<SealedMail>;
  /**
   * Never throws: a fault is a deferral or a doubt. `mayBegin` is asked when the server is ready for the letter;
   * if not, or if it throws, no byte of it leaves, and it is put off.
   */
  deliver(envelope: Envelope, raw: Uint8Array, mayBegin: () => Promise<boolean>): Promise<Delivery>;
}

/** The CRM's own sending: the mail stands on the record that it is sent from. */
export interface CrmCourier {
  /**
   * The request to store and to send, from the account's record. It carries no headers of ours, so where to say "no more"
   * stands in the letter itself. Throws when an address cannot be written safely or the letter has files.
   */
  seal(letter: Letter, about: { readonly accountId: string; readonly language: "zh-CN" | "en" }): SealedMail;
  /** Never throws. `mayBegin` is asked when all but the request itself is done; if not, nothing leaves. */
  deliver(orgId: string, raw: Uint8Array, mayBegin: () => Promise<boolean>): Promise<Delivery>;
}

/** From which addresses the CRM sends; refused by the CRM's own word. Throws when it does not answer. */
export type FromAddresses = (orgId: string) => Promise<Result<readonly string[], string>>;
