import type { ChargesBody } from "../../shared/charge/contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ChargeDesk, Claimant } from "./ports.ts";
import { proposeIn } from "./propose-charges.ts";
import { chargesBody } from "./read-charges.ts";

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
    const by = { book, by: claimant, at, newId: () => desk.newId() };
    const { added, refused } = await proposeIn(accountId, asOf, by);
    const [first] = refused;
    if (added === 0)
      return refuse(first === undefined ? "nothing-to-charge" : { message: aboutInvoice(first) });
    const told = refused.map(({ invoiceId, number, message }) => ({ invoiceId, number, message }));
    return ok(await chargesBody(accountId, book, told));
  });
}

const aboutInvoice = ({ number, message }: ChargesBody["refused"][number]): Sentence => ({
  "zh-CN": `${number}：${message["zh-CN"]}`,
  en: `${number}: ${message.en}`,
});
