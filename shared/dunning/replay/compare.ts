import type { Day } from "../../kernel/day.ts";
import type { LedgerEntry } from "../../ledger/entry.ts";
import { openBooks } from "../../ledger/open-items.ts";
import { lastFate } from "./own-history.ts";
import type { ReplaySpan } from "./span.ts";
import {
  type AccountTimeline,
  isKnownAt,
  type Known,
  type Moment,
  type PastMessage,
  type PastRound,
} from "./timeline.ts";

/** A message that left then, would leave now, or both. */
export interface ComparedMessage {
  readonly message: PastMessage;
  readonly sent: "both" | "only-then" | "only-now";
  /** Invoices it asks for that had been settled by that day, although nobody here knew it yet. */
  readonly settledUnknown: readonly string[];
  /** The same, although it was known when the message left. */
  readonly settledKnown: readonly string[];
  /** Invoices it names of which a part was contested. */
  readonly disputed: readonly string[];
}

/** One account's messages of the replay beside those that really left, in order of day. */
export function compareMessages(
  timeline: AccountTimeline,
  spans: readonly ReplaySpan[],
  rounds: readonly PastRound[],
): readonly ComparedMessage[] {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!first || !last) return [];
  const left = (message: PastMessage) => LEFT.has(lastFate(message));
  const now = new Map<string, PastMessage>();
  for (const { messages } of spans)
    for (const each of messages) if (left(each)) now.set(keyOf(each, timeline), each);
  const then = new Map<string, PastMessage>();
  for (const each of timeline.messages)
    if (each.inherited !== true && each.asOf >= first.asOf && each.asOf <= last.asOf && left(each))
      then.set(keyOf(each, timeline), each);
  if (now.size === 0 && then.size === 0) return [];
  const past = new KnownPast(timeline);
  const compared = [
    ...[...then].map(([key, each]) => past.compared(each, now.has(key) ? "both" : "only-then")),
    ...[...now].flatMap(([key, each]) => (then.has(key) ? [] : [past.compared(each, "only-now")])),
  ];
  return compared.sort((a, b) => a.message.asOf - b.message.asOf);
}

/** It reached somebody, or may have. */
const LEFT: ReadonlySet<string> = new Set(["sent", "in_doubt"]);

const keyOf = (
  { accountId, currency, rehearsed, asOf, step }: PastMessage,
  timeline: Pick<AccountTimeline, "accountId">,
): string => `${accountId ?? timeline.accountId} ${currency} ${rehearsed} ${asOf} ${step}`;

/** An account's money by invoice, to be asked about single days and moments. */
class KnownPast {
  readonly #entriesOf = new Map<string, Known<LedgerEntry>[]>();
  readonly #timeline: AccountTimeline;

  constructor(timeline: AccountTimeline) {
    this.#timeline = timeline;
    for (const each of timeline.entries) {
      const { what } = each;
      const key = what.kind === "invoice" ? what.id : (what.appliedTo ?? what.id);
      const entries = this.#entriesOf.get(key);
      if (entries) entries.push(each);
      else this.#entriesOf.set(key, [each]);
    }
  }

  compared(message: PastMessage, sent: ComparedMessage["sent"]): ComparedMessage {
    const { asOf, invoiceIds } = message;
    const at = leftAt(message);
    const settled = invoiceIds.filter((id) => this.#isSettled(id, asOf, null));
    const settledKnown = settled.filter((id) => this.#isSettled(id, asOf, at));
    return {
      message,
      sent,
      settledKnown,
      settledUnknown: settled.filter((id) => !settledKnown.includes(id)),
      disputed: invoiceIds.filter((id) => this.#isDisputed(id, message, at)),
    };
  }

  /** By what was known at a moment, or, without one, by all that is known today. */
  #isSettled(invoiceId: string, asOf: Day, at: Moment | null): boolean {
    const known = (this.#entriesOf.get(invoiceId) ?? []).filter((each) =>
      at === null ? each.to === null : isKnownAt(each, at),
    );
    const entries = known.map(({ what }) => what);
    const isBilled = entries.some((each) => each.kind === "invoice" && each.issuedOn <= asOf);
    return isBilled && openBooks(entries, asOf).every(({ items }) => items.length === 0);
  }

  #isDisputed(invoiceId: string, { currency, accountId }: PastMessage, at: Moment): boolean {
    const standing = this.#timeline.standing.find(
      (each) =>
        each.what.currency === currency &&
        (accountId === undefined || each.what.accountId === accountId) &&
        isKnownAt(each, at),
    );
    const remarks = standing?.what.remarks;
    if (remarks) return (remarks.get(invoiceId)?.disputedMinor ?? 0) > 0;
    return (this.#entriesOf.get(invoiceId) ?? []).some(
      (each) => isKnownAt(each, at) && each.what.kind === "invoice" && each.what.disputedMinor > 0,
    );
  }
}

const leftAt = ({ fates }: PastMessage): Moment =>
  (fates.find(({ state }) => LEFT.has(state)) ?? fates[0])?.from ?? 0;
