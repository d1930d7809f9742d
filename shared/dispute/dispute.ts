import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { OpenBook, OpenItem } from "../ledger/open-item.ts";
import type { DisputeOutcome, DisputeReason } from "./kinds.ts";
import type { DisputeRequest, ResolveRequest } from "./request-contract.ts";

/** A customer contests this much of one invoice. What was recorded never changes; a resolution is added to it. */
export interface Dispute {
  readonly disputeId: string;
  readonly accountId: string;
  readonly invoiceId: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly reason: DisputeReason;
  readonly note: string;
  /** The CRM user who is to settle it; null when nobody is named. */
  readonly ownerId: string | null;
  /** By when it is to be settled. */
  readonly answerBy: Day;
  readonly openedOn: Day;
  readonly resolution: Resolution | null;
}

export interface Resolution {
  readonly outcome: DisputeOutcome;
  /** What the customer need not pay: a credit note of that much is expected. */
  readonly acceptedMinor: number;
  readonly text: string;
  readonly on: Day;
  readonly byName: string;
}

export type DisputeRefusal =
  | "no-such-invoice"
  | "other-currency"
  | "dispute-above-residual"
  | "dispute-deadline-past";
export type ResolveRefusal = "no-such-dispute" | "already-resolved" | "dispute-part-wrong";

/**
 * What of it is not asked for on a day. All of it until the day of its resolution is over, so that lifting it sends
 * nothing the same day; after that, what we owe a credit note for, until that note has come.
 * `used`: what of each credit note, by id, others on the invoice have had already; what this one takes is added.
 */
export function contestedMinor(
  dispute: Dispute,
  entries: readonly LedgerEntry[],
  asOf: Day,
  used: Map<string, number> = new Map(),
): number {
  const { amountMinor, invoiceId, openedOn, resolution } = dispute;
  if (asOf < openedOn) return 0;
  if (resolution === null || asOf <= resolution.on) return amountMinor;
  let awaited = resolution.acceptedMinor;
  for (const entry of entries)
    if (
      entry.kind === "credit-note" &&
      entry.appliedTo === invoiceId &&
      isWithin(entry.issuedOn, openedOn, asOf)
    ) {
      const before = used.get(entry.id) ?? 0;
      const taken = Math.min(awaited, entry.amountMinor - before);
      used.set(entry.id, before + taken);
      awaited -= taken;
    }
  return awaited;
}

const isWithin = (on: Day, from: Day, to: Day): boolean => on >= from && on <= to;

export const isOpenDispute = ({ openedOn, resolution }: Dispute, asOf: Day): boolean =>
  openedOn <= asOf && (resolution === null || resolution.on > asOf);

/** Whether it may be recorded: an open invoice of that currency, with that much left that no other dispute contests. */
export function checkDispute(
  request: DisputeRequest,
  books: readonly OpenBook[],
  others: readonly Dispute[],
  asOf: Day,
): Result<OpenItem, DisputeRefusal> {
  const item = books.flatMap(({ items }) => items).find(({ invoiceId }) => invoiceId === request.invoiceId);
  if (item === undefined) return refuse("no-such-invoice");
  if (item.currency !== request.currency) return refuse("other-currency");
  if (request.answerBy < asOf) return refuse("dispute-deadline-past");
  const contested = others
    .filter((other) => other.invoiceId === item.invoiceId && isOpenDispute(other, asOf))
    .reduce((all, { amountMinor }) => all + amountMinor, 0);
  return contested + request.amountMinor > item.residualMinor ? refuse("dispute-above-residual") : ok(item);
}

/** How much the customer need not pay; a part is neither nothing nor all of it. */
export function acceptedBy(
  { outcome, acceptedMinor }: Pick<ResolveRequest, "outcome" | "acceptedMinor">,
  { amountMinor }: Pick<Dispute, "amountMinor">,
): Result<number, "dispute-part-wrong"> {
  if (outcome === "accepted") return ok(amountMinor);
  if (outcome === "rejected") return ok(0);
  const isPart = acceptedMinor !== null && acceptedMinor > 0 && acceptedMinor < amountMinor;
  return isPart ? ok(acceptedMinor) : refuse("dispute-part-wrong");
}
