import { refuse, ok, type Result } from "../../shared/kernel/result.ts";
import type { Sender, SendBook } from "./send-now-ports.ts";

export type PreviewSendRefusal = "not-allowed" | "not-synced";

/** Whoever collects, and the account's owner. */
export const mayAskToSend = (
  { userId, role }: Pick<Sender, "userId" | "role">,
  ownerId: string | null,
): boolean => role === "admin" || role === "collector" || (role === "rep" && ownerId === userId);

export async function maySend(sender: Sender, book: SendBook): Promise<Result<null, PreviewSendRefusal>> {
  const account = await book.lockOwned(sender.accountId);
  if (account === null) return refuse("not-synced");
  return mayAskToSend(sender, account.ownerId) ? ok(null) : refuse("not-allowed");
}
