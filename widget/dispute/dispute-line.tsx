import type { DisputeView } from "../../shared/dispute/contract.ts";
import { Badge } from "../ui/badge.tsx";
import { useSpeech } from "../words/speech.ts";

/** A dispute in one line: how much of what, why, and who must answer by when, or how it ended. */
export function DisputeLine({ dispute, number }: { readonly dispute: DisputeView; readonly number: string }) {
  const { words, money, shortDay } = useSpeech();
  const say = words.agreed;
  const { resolution, late, currency } = dispute;
  const told = [say.ofInvoice(money(dispute.amountMinor, currency), number), say.reasons[dispute.reason]];
  if (resolution === null) told.push(say.answerBy(shortDay(dispute.answerBy)));
  else if (resolution.acceptedMinor > 0) told.push(say.creditDue(money(resolution.acceptedMinor, currency)));
  if (resolution === null && dispute.ownerName !== null) told.push(dispute.ownerName);
  const state =
    resolution === null ? (late ? say.disputeLate : say.disputeOpen) : say.ends[resolution.outcome];
  return (
    <>
      <Badge tone={resolution !== null ? "calm" : late ? "bad" : "warn"}>{state}</Badge> {told.join(" · ")}
    </>
  );
}
