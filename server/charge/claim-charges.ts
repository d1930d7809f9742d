import { balanceOf } from "../../shared/charge/charge.ts";
import type { ChargesBody } from "../../shared/charge/contract.ts";
import { proposeCharges } from "../../shared/charge/propose.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ChargeDesk, Claimant } from "./ports.ts";
import { chargesBody, termsOf } from "./read-charges.ts";

export type ClaimRefusal =
  | "not-allowed"
  | "not-synced"
  | "nothing-to-charge"
  | { readonly message: Sentence };

/**
 * Proposes what an account owes for its late days and nothing covers yet. Nothing is claimed by it: a person accepts each.
 * Asked again, by whomever, it adds nothing. If nothing can be proposed and something stands in the way, that is the refusal.
 */
export function claimCharges(
  claimant: Claimant,
  desk: ChargeDesk,
): Promise<Result<ChargesBody, ClaimRefusal>> {
  const { orgId, accountId, role } = claimant;
  return desk.inTenant(orgId, async (book): Promise<Result<ChargesBody, ClaimRefusal>> => {
    if (role !== "admin" && role !== "collector") return refuse("not-allowed");
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const at = desk.now();
    const asOf = desk.dayIn((await book.org()).timeZone, at);
    const [entries, disputes] = [await book.entriesOf(accountId), await book.disputesOf(accountId)];
    const covered = (await book.charges(accountId)).map((charge) => ({
      ...charge,
      state: balanceOf(charge, charge.acts).state,
    }));
    const by = await termsOf(accountId, book);
    const { proposals, refused } = proposeCharges({ accountId, entries, disputes, ...by, covered, asOf });
    const [first] = refused;
    if (proposals.length === 0)
      return refuse(first === undefined ? "nothing-to-charge" : { message: aboutInvoice(first) });
    for (const proposal of proposals) {
      const chargeId = desk.newId();
      await book.addCharge({ ...proposal, chargeId }, { id: chargeId, by: claimant, at });
    }
    return ok(await chargesBody(accountId, book, [...refused]));
  });
}

const aboutInvoice = ({ number, message }: ChargesBody["refused"][number]): Sentence => ({
  "zh-CN": `${number}：${message["zh-CN"]}`,
  en: `${number}: ${message.en}`,
});
