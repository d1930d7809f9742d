import type { ExperienceFile, ExperiencePreviewBody, SharingBody } from "../../shared/experience/contract.ts";
import type { PeriodMonths } from "../../shared/experience/kinds.ts";
import type {
  ConsentEndRequest,
  ConsentRequest,
  ExportRequest,
  SharingRequest,
} from "../../shared/experience/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ConsentRefusal, ExportRefusal } from "../experience/index.ts";
import type { Visitor } from "../org/index.ts";

/** Trade experience that the org shares: for administrators alone. */
export interface ExperienceRooms {
  read(orgId: string): Promise<SharingBody>;
  say(admin: Visitor, request: SharingRequest): Promise<SharingBody>;
  preview(orgId: string, months: PeriodMonths): Promise<Result<ExperiencePreviewBody, "experiences-off">>;
  export(admin: Visitor, request: ExportRequest): Promise<Result<ExperienceFile, ExportRefusal>>;
  file(orgId: string, exportId: string): Promise<Result<ExperienceFile, "no-such-export">>;
  consent(admin: Visitor, request: ConsentRequest): Promise<Result<SharingBody, ConsentRefusal>>;
  endConsent(
    admin: Visitor,
    consentId: string,
    request: ConsentEndRequest,
  ): Promise<Result<SharingBody, "no-such-consent">>;
}
