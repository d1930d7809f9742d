import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { LOG_KINDS, OUTCOMES } from "../../shared/followup/kinds.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";

export type LogKind = (typeof LOG_KINDS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** An entry while it is being written: what the fields hold, as text. */
export interface Draft {
  /** Made at the first keystroke; the same for every attempt to save this text. */
  readonly clientId: string;
  readonly kind: LogKind;
  readonly outcome: Outcome | null;
  readonly contactId: string;
  readonly note: string;
  readonly nextWhat: string;
  /** YYYY-MM-DD or "". */
  readonly nextOn: string;
  /** Local "YYYY-MM-DDTHH:MM"; "" means now. */
  readonly happened: string;
  readonly promise: {
    readonly amount: string | null;
    readonly currency: string;
    readonly by: string;
    readonly chosen: readonly string[] | null;
  };
  /** Why it was made against a contact limit; absent in drafts kept from before there were limits. */
  readonly despite?: string;
  readonly supersedes: string | null;
  /** A request that left without a known answer: it may have been written. */
  readonly unanswered: LogRequest | null;
}

export function newDraft(clientId: string, over: Partial<Draft>): Draft {
  return {
    clientId,
    kind: "call",
    outcome: null,
    contactId: "",
    note: "",
    nextWhat: "",
    nextOn: "",
    happened: "",
    promise: { amount: null, currency: "", by: "", chosen: null },
    supersedes: null,
    unanswered: null,
    ...over,
  };
}

/** The draft that corrects an entry starts from what it says. */
export function draftOf(
  entry: FollowUpView,
  outcomes: readonly Outcome[],
  contactId: string,
): Partial<Draft> {
  return {
    kind: entry.kind as LogKind,
    outcome: outcomes.find((outcome) => outcome === entry.outcome) ?? null,
    contactId,
    note: entry.note,
    nextWhat: entry.next?.what ?? "",
    nextOn: entry.next ? formatDay(entry.next.on) : "",
    supersedes: entry.followupId,
  };
}

/**
 * What a button leads to while an unfinished entry waits. Words already typed are never thrown away: the act changes
 * what it must and keeps them. A correction is about one entry, so neither becomes the other: what waits comes first.
 */
export function draftFor(fresh: Draft, over: Partial<Draft>, unfinished: Draft | undefined): Draft {
  if (!unfinished) return { ...fresh, ...over };
  const isCorrection = (over.supersedes ?? unfinished.supersedes) !== null;
  return isCorrection ? unfinished : { ...unfinished, ...over };
}

/** Nothing in it that would be missed. */
export function isBlank(draft: Draft): boolean {
  return (
    draft.note.trim() === "" &&
    draft.nextWhat.trim() === "" &&
    (draft.promise.amount ?? "") === "" &&
    draft.promise.by === "" &&
    draft.unanswered === null
  );
}
