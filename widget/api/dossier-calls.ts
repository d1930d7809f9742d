import type { DossierFilesView, DossierView } from "../../shared/dossier/contract.ts";
import type { Ask, Told, Write } from "./told.ts";

/** What people know of the account beside its ledger. */
export interface DossierCalls {
  /** With a day: as it was known on that morning. */
  dossier(asOf: string | null): Promise<Told<DossierView>>;
  /** The account's attachments in the CRM. */
  dossierFiles(): Promise<Told<DossierFilesView>>;
  /** As safe to repeat as the same `clientId` with the same content. */
  addToDossier(body: object): Promise<Told<DossierView>>;
  withdrawFromDossier(entryId: string, body: object): Promise<Told<DossierView>>;
}

export const dossierCalls = (ask: Ask, post: Write): DossierCalls => ({
  dossier: (asOf) =>
    ask((shapes) => shapes.DossierAnswer, asOf === null ? "/dossier" : `/dossier?asOf=${asOf}`),
  dossierFiles: () => ask((shapes) => shapes.DossierFilesAnswer, "/dossier/files"),
  addToDossier: (body) => post((shapes) => shapes.DossierAnswer, "/dossier", body),
  withdrawFromDossier: (entryId, body) =>
    post((shapes) => shapes.DossierAnswer, `/dossier/${encodeURIComponent(entryId)}/withdrawal`, body),
});
