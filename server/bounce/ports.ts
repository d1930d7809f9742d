import type { ReturnedMail } from "../../shared/bounce/returned-mail.ts";
import type { Traced } from "../../shared/bounce/return-path.ts";

/** Where an org's returned mails and answers come in. */
export interface ReturnMailbox {
  /** "returns@seller.example", or "@returns.seller.example" where all of a domain is taken in. */
  readonly address: string;
  /** The last part of the address to which they are handed on. */
  readonly hook: string;
  readonly byName: string;
}

/** A message that left, and came back or was answered. */
export interface MessageThatLeft {
  readonly accountId: string;
  readonly contactId: string | null;
  readonly recipient: string | null;
  readonly subject: string | null;
}

/** A line of the follow-up log about a mail that came in. */
export interface MailNote {
  readonly followupId: string;
  readonly accountId: string;
  readonly contactId: string | null;
  /** What the mail is told from others by: told twice, it is one line. */
  readonly once: string;
  readonly note: string;
  readonly at: Date;
}

/** What a carrier or a recipient's server said in the end of one message. */
export interface LastWord {
  readonly dispatchId: string;
  readonly delivered: boolean;
  /** Not delivered because nobody can be reached there, rather than because of the message or of us. */
  readonly badAddress: boolean;
  readonly reply: string;
}

/** Reads and writes about mails that come back, inside one tenant transaction. */
export interface BounceBook {
  mailbox(): Promise<ReturnMailbox | null>;
  saveMailbox(mailbox: ReturnMailbox, byUser: string, at: Date): Promise<void>;
  language(): Promise<"zh-CN" | "en">;
  /** Null when no such mail of the org's ever left. */
  messageThatLeft(dispatchId: string): Promise<MessageThatLeft | null>;
  optedOut(): Promise<number>;
  /** Of that address and that person; false when they had said so before. */
  optOut(
    about: MessageThatLeft & { readonly recipient: string },
    said: "complaint" | "unsubscribed",
    at: Date,
  ): Promise<boolean>;
  /** False when the line is there already. */
  note(note: MailNote): Promise<boolean>;
}

export interface BounceDesk {
  inTenant<T>(orgId: string, work: (book: BounceBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  newSecret(): string;
  /** In a time that tells nothing about where they differ. */
  sameText(one: string, other: string): boolean;
  /** Proves, with the server's key, that a message is the org's. */
  tagOf(orgId: string, dispatchId: Traced["dispatchId"]): string;
  /** Proves that whoever asks for no more mails was sent one. */
  stopTagOf(orgId: string, dispatchId: Traced["dispatchId"]): string;
  /** Takes a mail's bytes apart; null when they are none. */
  read(raw: Uint8Array): Promise<ReturnedMail | null>;
  /** Writes down what became of a message, with all that follows from it. */
  tell(orgId: string, word: LastWord): Promise<boolean>;
  readonly publicUrl: string;
}
