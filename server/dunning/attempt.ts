import type { Round } from "./open-round.ts";
import type { DispatchRow, DunningBook, DunningDesk } from "./ports.ts";

/** One attempt to claim a message, under its account's lock. */
export interface Attempt {
  readonly book: DunningBook;
  readonly row: DispatchRow;
  readonly round: Round;
  readonly desk: DunningDesk;
  readonly at: Date;
}

/** Not now: `reason` is a hold reason, "changed" when another message or none took its place, or "taken". */
export interface NotClaimed {
  readonly kind: "held" | "cancelled" | "waits" | "taken";
  readonly reason: string;
}

/** It is looked at again at `notBefore`. */
export async function later(
  { book, row, at }: Attempt,
  reason: string,
  notBefore: Date,
): Promise<NotClaimed> {
  await book.setAside(row.dispatchId, row.state, reason, notBefore, at);
  return { kind: "waits", reason };
}

/** It leaves no more; another may be planned. */
export async function end(
  { book, row, at }: Attempt,
  kind: "held" | "cancelled",
  reason: string,
): Promise<NotClaimed> {
  await book.setAside(row.dispatchId, kind, reason, row.notBefore, at);
  return { kind, reason };
}
