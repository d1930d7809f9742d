import type { DunningBook, DunningDesk } from "./ports.ts";

export interface TextReportBook extends DunningBook {
  /** sending, sent or in_doubt → sent or rejected, with the carrier's word; false when there was one before. */
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

export type TextReportDesk = Pick<DunningDesk, "now" | "newId"> & {
  inTenant<T>(orgId: string, work: (book: TextReportBook) => Promise<T>): Promise<T>;
};
