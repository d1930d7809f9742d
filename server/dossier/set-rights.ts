import type { DossierRightsView } from "../../shared/dossier/contract.ts";
import { WRITERS, type Writer } from "../../shared/dossier/kinds.ts";
import type { DossierRightsRequest } from "../../shared/dossier/request-contract.ts";
import { FIRST_RIGHTS } from "../../shared/dossier/rights.ts";
import type { DossierBook, DossierDesk, Person } from "./ports.ts";

/** Who may write what into the org's credit files. */
export const readRights = (orgId: string, desk: DossierDesk): Promise<DossierRightsView> =>
  desk.inTenant(orgId, rightsBody);

async function rightsBody(book: DossierBook): Promise<DossierRightsView> {
  const said = await book.rights();
  const { rate, record, notes } = said?.rights ?? FIRST_RIGHTS;
  return {
    rate: [...rate],
    record: [...record],
    notes,
    said: said === null ? null : { by: said.by, reason: said.reason },
  };
}

/** It holds for what is written from now on; what stands in the files stays. An admin keeps every right. */
export function saveRights(
  admin: Person,
  { clientId, rate, record, notes, reason }: DossierRightsRequest,
  desk: DossierDesk,
): Promise<DossierRightsView> {
  return desk.inTenant(admin.orgId, async (book) => {
    await book.addRights(
      { rate: withAdmin(rate), record: withAdmin(record), notes },
      { id: clientId, reason, by: admin, at: desk.now() },
    );
    return rightsBody(book);
  });
}

/** In the order of rank, each once. */
const withAdmin = (chosen: readonly Writer[]): readonly Writer[] =>
  WRITERS.filter((role) => role === "admin" || chosen.includes(role));
