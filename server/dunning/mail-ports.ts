export interface SealedMail {
  readonly raw: Uint8Array;
  readonly sha256: string;
  readonly messageId: string;
}

/** Who an org's mail comes from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
  /** Where answers go; absent or null: to the sender. */
  readonly replyTo?: string | null;
  /** One line under a letter, by its language. */
  readonly signature?: Readonly<Record<"zh-CN" | "en", string>>;
}

/** Mail before it is MIME. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  /** Where its reader says that they want no more; absent: nowhere. */
  readonly stopUrl?: string;
  readonly messageId: string;
  readonly step: string;
  readonly on: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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
