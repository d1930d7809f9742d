import type { DunningBook, DunningDesk } from "./ports.ts";

/** A carrier's final word about one message that left: a text, or a mail. */
export interface CarrierReport {
  readonly dispatchId: string;
  readonly channel: "email" | "sms";
  /** The number or address that the word is about, and no other; null where a tag of ours proves which message it is. */
  readonly to: string | null;
  readonly delivered: boolean;
  /** Not delivered because nobody can be reached there, rather than because of the message or of us. */
  readonly badAddress: boolean;
  readonly reply: string;
}

export interface ReportBook extends DunningBook {
  /**
   * sending, sent or in_doubt → sent or rejected, with the carrier's word. False when there was a final one before: of a
   * mail "delivered" is none, because it may still be sent back by whoever took it.
   */
  noteDelivery(
    dispatchId: string,
    word: {
      readonly delivered: boolean;
      readonly reply: string;
      readonly reason: "recipient" | "message" | null;
      readonly at: Date;
    },
  ): Promise<boolean>;
}

export type ReportDesk = Pick<DunningDesk, "now" | "newId"> & {
  inTenant<T>(orgId: string, work: (book: ReportBook) => Promise<T>): Promise<T>;
};
