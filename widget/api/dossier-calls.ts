import type { BureauView } from "../../shared/bureau/contract.ts";
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
  /** What was ordered of a credit bureau. */
  bureau(): Promise<Told<BureauView>>;
  /** Costs money. Ordered once, however often it is sent with the same `clientId`. */
  orderReport(body: object): Promise<Told<BureauView>>;
}

/** `order`: a post that waits while a bureau is asked. */
export const dossierCalls = (ask: Ask, post: Write, order: Write): DossierCalls => ({
  dossier: (asOf) =>
    ask((shapes) => shapes.DossierAnswer, asOf === null ? "/dossier" : `/dossier?asOf=${asOf}`),
  dossierFiles: () => ask((shapes) => shapes.DossierFilesAnswer, "/dossier/files"),
  addToDossier: (body) => post((shapes) => shapes.DossierAnswer, "/dossier", body),
  withdrawFromDossier: (entryId, body) =>
    post((shapes) => shapes.DossierAnswer, `/dossier/${encodeURIComponent(entryId)}/withdrawal`, body),
  bureau: () => ask((shapes) => shapes.BureauAnswer, "/bureau"),
  orderReport: (body) => order((shapes) => shapes.BureauAnswer, "/bureau", body),
});
