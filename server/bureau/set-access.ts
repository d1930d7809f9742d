import { type AccessFlaw, flawOfAccess } from "../../shared/bureau/access.ts";
import type { BureauAccessBody } from "../../shared/bureau/contract.ts";
import type { BureauAccessRequest } from "../../shared/bureau/request-contract.ts";
import { WRITERS } from "../../shared/dossier/kinds.ts";
import { money } from "../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Person } from "../dossier/index.ts";
import type { BureauBook, BureauDesk } from "./ports.ts";

/** How the org gets into a bureau, without the secret, and what that has cost. */
export const readAccess = (orgId: string, desk: BureauDesk): Promise<BureauAccessBody> =>
  desk.inTenant(orgId, accessBody);

/** Nothing is kept when anything is wrong. A secret belongs to one user name: it is never offered for another. */
export function saveAccess(
  admin: Person,
  request: BureauAccessRequest,
  desk: BureauDesk,
): Promise<Result<BureauAccessBody, AccessFlaw>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const before = await book.access();
    const kept =
      before?.bureau === request.bureau && before.username === request.username ? before.secret : null;
    const flaw = flawOfAccess(request, kept !== null);
    if (flaw !== null) return refuse(flaw);
    const { bureau, username, monthsValid, askers } = request;
    await book.saveAccess(
      {
        ...{ bureau, username, monthsValid, byName: admin.userName },
        secret: request.secret ?? kept ?? "",
        price: money(request.priceMinor, request.currency),
        // An admin keeps every right.
        askers: WRITERS.filter((role) => role === "admin" || askers.includes(role)),
      },
      admin.userId,
      desk.now(),
    );
    return ok(await accessBody(book));
  });
}

async function accessBody(book: BureauBook): Promise<BureauAccessBody> {
  const [access, spent] = [await book.access(), await book.spent()];
  if (access === null) return { access: null, spent: [...spent.amounts], reports: spent.reports };
  const { secret: _secret, byName: by, askers, price, ...shown } = access;
  return {
    access: { ...shown, price: { ...price }, askers: [...askers], by },
    spent: [...spent.amounts],
    reports: spent.reports,
  };
}
