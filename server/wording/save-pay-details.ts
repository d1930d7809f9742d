import type { PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { payFlaw } from "../../shared/wording/check-pay-details.ts";
import type { WordingsBody } from "../../shared/wording/contract.ts";
import type { PayDetailsRequest } from "../../shared/wording/request-contract.ts";
import { wordingsBody } from "./list-wordings.ts";
import type { Editor, WordingDesk } from "./ports.ts";

/** How customers pay, from the next message on. */
export function savePayDetails(
  editor: Editor,
  { pay, reason }: PayDetailsRequest,
  desk: WordingDesk,
): Promise<Result<WordingsBody, PolicyRefusal>> {
  return desk.inTenant(editor.orgId, async (book) => {
    const flaw = payFlaw(pay);
    if (flaw !== null) return refuse(flaw);
    const body = { pay: { from: await book.pay(), to: pay } };
    await book.savePay(pay);
    await book.noteChange({ actId: desk.newId(), reason, body, by: editor, at: desk.now() });
    return ok(await wordingsBody(editor, book));
  });
}
