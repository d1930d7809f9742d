import type { MessageAnswer } from "../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { AccountDesk, Reader } from "./ports.ts";

/** The exact bytes of one message to this account, or to the head office that pays for it. */
export async function readMessage(
  reader: Pick<Reader, "orgId" | "accountId">,
  dispatchId: string,
  desk: Pick<AccountDesk, "inTenant">,
): Promise<Result<MessageAnswer, "no-such-message">> {
  const message = await desk.inTenant(reader.orgId, (book) => book.message(reader.accountId, dispatchId));
  return message === null ? refuse("no-such-message") : ok(message);
}
