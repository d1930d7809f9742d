import type { AccountView, OpenItemView } from "../../shared/account/contract.ts";
import type { Speech } from "../words/speech.ts";

/** What is agreed about each invoice or contested, in a few words each. */
export function invoiceNotes(
  { disputes, plans, extensions, promises }: AccountView,
  { words, money, shortDay }: Speech,
): (item: OpenItemView) => readonly string[] {
  const say = words.agreed;
  const reasons = new Map(disputes.map(({ invoiceId, reason }) => [invoiceId, say.reasons[reason]]));
  const planned = new Set(plans.flatMap(({ state, invoiceIds }) => (state === "kept" ? invoiceIds : [])));
  const extended = new Map(extensions.map(({ invoiceId, extendedTo }) => [invoiceId, extendedTo]));
  const levels = new Map(
    promises.flatMap(({ invoiceIds, level }) => (level > 1 ? invoiceIds.map((id) => [id, level]) : [])),
  );
  return ({ invoiceId, disputedMinor, disputeReason, currency, promisedOn, next }) => {
    const notes: string[] = [];
    if (disputedMinor > 0) {
      const why = disputeReason ?? reasons.get(invoiceId) ?? null;
      notes.push(words.invoices.disputed(money(disputedMinor, currency), why));
    }
    // Where that is why nothing happens, the next step says it.
    const isSaid = next.kind === "hold" && next.because === "on-plan";
    if (planned.has(invoiceId) && !isSaid) notes.push(say.onPlan);
    const to = extended.get(invoiceId);
    if (to !== undefined) notes.push(say.extendedTo(shortDay(to)));
    if (promisedOn !== null) notes.push(words.invoices.promised(shortDay(promisedOn)));
    const level = levels.get(invoiceId);
    if (level !== undefined) notes.push(say.level(level));
    return notes;
  };
}
