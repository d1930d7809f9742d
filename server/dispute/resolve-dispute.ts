import {
  acceptedBy,
  type Dispute,
  type Resolution,
  type ResolveRefusal,
} from "../../shared/dispute/dispute.ts";
import type { ResolveRequest } from "../../shared/dispute/request-contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type Author, type LineRefusal, recordLine } from "../followup/index.ts";
import { aboutDispute } from "./open-dispute.ts";
import type { DisputeBook, DisputeDesk } from "./ports.ts";

/** Says how a dispute ended. What it held back is asked for again from the next day on, never the same day. */
export async function resolveDispute(
  author: Author,
  disputeId: string,
  request: ResolveRequest,
  desk: DisputeDesk,
): Promise<Result<FollowUpBody, ResolveRefusal | LineRefusal>> {
  const { accountId, userId, userName } = author;
  return recordLine<DisputeBook, ResolveRefusal>(
    author,
    { ...request, disputeId },
    desk,
    async (book, { at, today }) => {
      const { disputes } = await book.agreementsOf(accountId);
      const made = resolutionIn(disputes, disputeId, request, userName, today);
      if (!made.ok) return made;
      const { dispute, resolution } = made.value;
      await book.resolveDispute(disputeId, resolution, userId, at);
      const invoice = (await book.entriesOf(accountId)).find(
        (entry) => entry.kind === "invoice" && entry.id === dispute.invoiceId,
      );
      const number = invoice?.kind === "invoice" ? invoice.number : dispute.invoiceId;
      return ok({
        kind: "dispute",
        outcome: resolution.outcome,
        note: resolution.text,
        about: { ...aboutDispute(dispute, number), amountMinor: resolution.acceptedMinor },
      });
    },
  );
}

/** The resolution that a request makes; nothing is written. */
export function resolutionIn(
  disputes: readonly Dispute[],
  disputeId: string,
  request: Pick<ResolveRequest, "outcome" | "acceptedMinor" | "text">,
  byName: string,
  today: Day,
): Result<{ readonly dispute: Dispute; readonly resolution: Resolution }, ResolveRefusal> {
  const dispute = disputes.find((each) => each.disputeId === disputeId);
  if (dispute === undefined) return refuse("no-such-dispute");
  if (dispute.resolution !== null) return refuse("already-resolved");
  const accepted = acceptedBy(request, dispute);
  if (!accepted.ok) return accepted;
  const { outcome, text } = request;
  return ok({ dispute, resolution: { outcome, acceptedMinor: accepted.value, text, on: today, byName } });
}
