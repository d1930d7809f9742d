/** What the mail drop is asked about: one SMTP command, or the end of a message's data. */
export interface MailMoment {
  readonly stage: "mail" | "rcpt" | "data";
  /** Sender at "mail", recipient at "rcpt", the recipients joined by commas at "data". */
  readonly address: string;
  /** The whole message; at "data" only. */
  readonly raw?: Buffer;
}

/**
 * How the drop misbehaves at a moment.
 * - `reject`: answers with the code (4xx or 5xx) and keeps nothing.
 * - `stall`: answers as usual after so many milliseconds.
 * - `drop`: closes the connection without an answer. At "data" the message has arrived whole; `keep` says whether the
 *   mailbox has it: the sender cannot tell.
 */
export type MailFault =
  | { readonly kind: "reject"; readonly code: number; readonly message: string }
  | { readonly kind: "stall"; readonly ms: number }
  | { readonly kind: "drop"; readonly keep: boolean };

/** Undefined: no fault. Asked once per moment, so a plan may count. */
export type MailFaultPlan = (moment: MailMoment) => MailFault | undefined;

/** The error by which `smtp-server` takes the reply code. */
export function rejection(fault: Extract<MailFault, { kind: "reject" }>): Error {
  return Object.assign(new Error(fault.message), { responseCode: fault.code });
}
