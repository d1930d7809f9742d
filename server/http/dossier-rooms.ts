import type { DossierBodyWire, DossierFilesView, DossierRightsView } from "../../shared/dossier/contract.ts";
import type {
  DossierRequest,
  DossierRightsRequest,
  DossierWithdrawalRequest,
} from "../../shared/dossier/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { AddRefusal, WithdrawRefusal } from "../dossier/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

/** What people know of an account beside its ledger. */
export interface DossierRooms {
  /** `asOf`: as it was known on that morning; null: as it stands now. */
  read(viewer: Viewer, asOf: Day | null): Promise<Result<DossierBodyWire, "not-synced">>;
  files(viewer: Viewer): Promise<Result<DossierFilesView, "not-synced" | "files-silent">>;
  add(viewer: Viewer, request: DossierRequest): Promise<Result<DossierBodyWire, AddRefusal>>;
  withdraw(
    viewer: Viewer,
    entryId: string,
    request: DossierWithdrawalRequest,
  ): Promise<Result<DossierBodyWire, WithdrawRefusal>>;
  rights(orgId: string): Promise<DossierRightsView>;
  saveRights(admin: Visitor, request: DossierRightsRequest): Promise<DossierRightsView>;
}
