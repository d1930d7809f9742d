import type { DossierBodyWire } from "../../shared/dossier/contract.ts";
import type { DossierWithdrawalRequest } from "../../shared/dossier/request-contract.ts";
import { standingNow } from "../../shared/dossier/standing.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { endEntry } from "./keep-entry.ts";
import { rightFlaw } from "./add-entry.ts";
import type { DossierDesk, Writing } from "./ports.ts";
import { dossierBody } from "./read-dossier.ts";

export type WithdrawRefusal =
  | "not-synced"
  | "same-id-other-text"
  | "no-such-dossier-entry"
  | "rating-not-allowed"
  | "dossier-not-allowed"
  | "not-own-entry";

/** Ends an entry with a reason: from the next morning on it counts no more. The same request again changes nothing. */
export function withdrawEntry(
  writing: Writing,
  entryId: string,
  { clientId, reason }: DossierWithdrawalRequest,
  desk: DossierDesk,
): Promise<Result<DossierBodyWire, WithdrawRefusal>> {
  const { orgId, accountId, userId, userName, role } = writing;
  return desk.inTenant(orgId, async (book): Promise<Result<DossierBodyWire, WithdrawRefusal>> => {
    // Whoever may write nothing here does not learn what there is.
    if (role === "viewer") return refuse("dossier-not-allowed");
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    const stood = standingNow(await book.entriesOf(accountId), today);
    const found = stood.find(({ entry }) => entry.entryId === entryId);
    if (found === undefined || found.state === "superseded") return refuse("no-such-dossier-entry");
    const unfit = await rightFlaw(writing, found.entry.body.kind, book);
    if (unfit !== null) return refuse(unfit);
    if (role === "rep" && found.entry.byUser !== userId) return refuse("not-own-entry");
    const withdrawal = {
      withdrawalId: clientId,
      entryId,
      reason,
      at,
      on: today,
      by: userName,
      byUser: userId,
    };
    if (
      found.state !== "withdrawn" &&
      !(await endEntry(withdrawal, found.entry, accountId, book, desk.newId))
    )
      return refuse("same-id-other-text");
    return ok(await dossierBody(writing, book, desk));
  });
}
