import { type ActRefusal, balanceOf, type ChargeActed, refusalOf } from "../../shared/charge/charge.ts";
import type { ChargesBody } from "../../shared/charge/contract.ts";
import type { ChargeActRequest } from "../../shared/charge/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ChargeDesk, Claimant } from "./ports.ts";
import { chargesBody } from "./read-charges.ts";

export type DecideRefusal =
  | "not-allowed"
  | "not-synced"
  | "no-such-charge"
  | "charge-amount-missing"
  | "same-id-other-text"
  | ActRefusal;

/** Accepts or declines a proposed claim, waives some of an accepted one, or records that it was paid: each with a reason. */
export function decideCharge(
  claimant: Claimant,
  chargeId: string,
  { clientId, act, amountMinor, reason }: ChargeActRequest,
  desk: ChargeDesk,
): Promise<Result<ChargesBody, DecideRefusal>> {
  const { orgId, accountId, role, userName } = claimant;
  return desk.inTenant(orgId, async (book): Promise<Result<ChargesBody, DecideRefusal>> => {
    if (role !== "admin" && role !== "collector") return refuse("not-allowed");
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const charge = (await book.charges(accountId)).find((each) => each.chargeId === chargeId);
    if (charge === undefined) return refuse("no-such-charge");
    const hasAmount = act === "waived" || act === "paid";
    if (hasAmount && amountMinor === null) return refuse("charge-amount-missing");
    const minor = hasAmount ? (amountMinor ?? 0) : 0;
    const known = await book.act(clientId);
    if (known !== null)
      return isSame(known, { chargeId, act, amountMinor: minor, reason })
        ? ok(await chargesBody(accountId, book))
        : refuse("same-id-other-text");
    const because = refusalOf(balanceOf(charge, charge.acts), act, minor);
    if (because !== null) return refuse(because);
    const at = desk.now();
    const on = desk.dayIn((await book.org()).timeZone, at);
    const acted = { actId: clientId, chargeId, act, amountMinor: minor, on, reason, byName: userName };
    await book.addAct(acted, { id: clientId, by: claimant, at });
    return ok(await chargesBody(accountId, book));
  });
}

type Said = Pick<ChargeActed, "chargeId" | "act" | "amountMinor" | "reason">;
const isSame = (a: Said, b: Said): boolean =>
  a.chargeId === b.chargeId && a.act === b.act && a.amountMinor === b.amountMinor && a.reason === b.reason;
