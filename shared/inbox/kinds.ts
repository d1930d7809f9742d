/** What waits for a person, most urgent first: while a doubt stands, its account hears nothing at all. */
export const INBOX_KINDS = ["in-doubt", "returned", "proposal", "offer", "task", "claim"] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What a person may say about a line. "leave" decides nothing: the line is back the next day. */
export const INBOX_ACTS = ["arrived", "send-again", "done", "approve", "accept", "decline", "leave"] as const;
export type InboxAct = (typeof INBOX_ACTS)[number];

/** By the kind of line, the likeliest first. */
export const actsOf: Readonly<Record<InboxKind, readonly InboxAct[]>> = {
  "in-doubt": ["arrived", "send-again", "leave"],
  returned: ["done", "leave"],
  proposal: ["approve", "decline", "leave"],
  offer: ["approve", "decline", "leave"],
  task: ["done", "leave"],
  claim: ["accept", "decline", "leave"],
};

/** Whoever says no, or yes to a claim against a customer or to letting go of money, says why. */
export const needsReason = (kind: InboxKind, act: InboxAct): boolean =>
  act === "decline" || act === "accept" || (kind === "offer" && act === "approve");
