import type { VetoBody } from "../../shared/hold/contract.ts";
import type { VetoRequest } from "../../shared/hold/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { vetoBody } from "./bodies.ts";
import type { HoldBook, HoldDesk, Holder } from "./ports.ts";

export type VetoRefusal = "not-allowed" | "not-synced" | "veto-too-long" | "same-id-other-text";

/** Puts the account's messages off for some hours. They go by themselves afterwards, if they are still right. */
export function vetoMessages(
  holder: Holder,
  { clientId, hours, reason }: VetoRequest,
  desk: HoldDesk,
): Promise<Result<VetoBody, VetoRefusal>> {
  return desk.inTenant(holder.orgId, async (book) => {
    const at = desk.now();
    const { timeZone, maxVetoHours } = await book.org();
    const allowed = await mayVeto(holder, book);
    if (!allowed.ok) return allowed;
    if (hours > maxVetoHours) return refuse("veto-too-long");
    const by = { userId: holder.userId, userName: holder.userName };
    const until = new Date(at.getTime() + hours * 3_600_000);
    const veto = { vetoId: clientId, accountId: holder.accountId, reason, by, from: at, until };
    if (!(await book.addVeto(veto))) {
      // The same press of the button, sent twice; another may have put them off for longer meanwhile.
      const known = await book.vetoOf(holder.accountId, clientId);
      return known?.reason === reason ? ok(vetoBody(known, timeZone)) : refuse("same-id-other-text");
    }
    await addAct(book, "vetoed", reason, { hours }, { holder, desk, at });
    return ok(vetoBody(veto, timeZone));
  });
}

/** Ends what was put off: messages may go from now on. */
export function endVeto(
  holder: Holder,
  reason: string,
  desk: HoldDesk,
): Promise<Result<null, "not-allowed" | "not-synced">> {
  return desk.inTenant(holder.orgId, async (book) => {
    const at = desk.now();
    const allowed = await mayVeto(holder, book);
    if (!allowed.ok) return allowed;
    if ((await book.veto(holder.accountId, at)) === null) return ok(null);
    await book.endVetoes(holder.accountId, at);
    await addAct(book, "veto-ended", reason, {}, { holder, desk, at });
    return ok(null);
  });
}

/** The account's owner, whatever the role, and whoever collects. */
async function mayVeto(
  { accountId, userId, role }: Holder,
  book: HoldBook,
): Promise<Result<null, "not-allowed" | "not-synced">> {
  const account = await book.lockAccount(accountId);
  if (account === null) return refuse("not-synced");
  const collects = role === "admin" || role === "collector";
  return collects || (role === "rep" && account.ownerId === userId) ? ok(null) : refuse("not-allowed");
}

function addAct(
  book: HoldBook,
  kind: "vetoed" | "veto-ended",
  reason: string,
  body: Readonly<Record<string, unknown>>,
  { holder, desk, at }: { readonly holder: Holder; readonly desk: HoldDesk; readonly at: Date },
): Promise<void> {
  return book.addAct({ actId: desk.newId(), kind, about: holder.accountId, reason, body, by: holder, at });
}
