import type { OpenBook, OpenItem } from "../../ledger/open-item.ts";
import type { AccountFacts, PastDispatch } from "../facts.ts";
import type { PastRound, Remark, StandingFacts } from "./timeline.ts";

/** The facts on which a round of the past decided, put together again. */
export function factsKnown(
  { unread, remarks, ...standing }: StandingFacts,
  book: OpenBook,
  history: readonly PastDispatch[],
  { dataAgeMinutes, stopped }: PastRound,
): AccountFacts {
  return {
    ...standing,
    items: remarks === null ? book.items : book.items.map((item) => remarked(item, remarks)),
    creditsMinor: book.credits.reduce((all, credit) => all + credit.residualMinor, 0),
    history,
    dataAgeMinutes: unread ? null : dataAgeMinutes,
    moment: null,
    stopped,
  };
}

const SILENT: Remark = { disputedMinor: 0, disputeReason: null, noReminders: false };

function remarked(item: OpenItem, remarks: ReadonlyMap<string, Remark>): OpenItem {
  const { disputedMinor, disputeReason, noReminders } = remarks.get(item.invoiceId) ?? SILENT;
  return { ...item, disputedMinor, disputeReason, noReminders };
}
