import type { Dispute, Resolution } from "../../shared/dispute/dispute.ts";
import type { AgreementBook, LineDesk } from "../followup/index.ts";

export interface DisputeBook extends AgreementBook {
  /** A CRM user of the org who still works there. */
  isActiveUser(userId: string): Promise<boolean>;
  addDispute(dispute: Dispute, by: string, at: Date): Promise<void>;
  resolveDispute(disputeId: string, resolution: Resolution, by: string, at: Date): Promise<void>;
}

export type DisputeDesk = LineDesk<DisputeBook>;
