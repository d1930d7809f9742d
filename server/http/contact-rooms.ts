import type { ContactsBody, LimitsBody } from "../../shared/contact/contract.ts";
import type {
  LimitsRequest,
  OptInRequest,
  OptOutRequest,
  PreferenceRequest,
  ThirdPartyRequest,
  VerifyRequest,
  WrongRequest,
} from "../../shared/contact/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type {
  ContactRefusal,
  LimitsRefusal,
  OptInRefusal,
  PreferenceRefusal,
  ThirdPartyRefusal,
} from "../contact/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

/** How often, when and by which ways debtors may be reached. */
export interface ContactRooms {
  read(viewer: Viewer): Promise<ContactsBody>;
  prefer(viewer: Viewer, request: PreferenceRequest): Promise<Result<null, PreferenceRefusal>>;
  wrong(
    viewer: Viewer,
    request: WrongRequest,
  ): Promise<Result<{ readonly flagged: number }, ContactRefusal | "no-address">>;
  verify(
    viewer: Viewer,
    request: VerifyRequest,
  ): Promise<Result<{ readonly flagged: number }, ContactRefusal>>;
  optOut(viewer: Viewer, request: OptOutRequest): Promise<Result<null, ContactRefusal>>;
  optIn(viewer: Viewer, request: OptInRequest): Promise<Result<null, OptInRefusal>>;
  askThirdParty(viewer: Viewer, request: ThirdPartyRequest): Promise<Result<null, ThirdPartyRefusal>>;
  limits(orgId: string): Promise<LimitsBody>;
  chooseLimits(admin: Visitor, request: LimitsRequest): Promise<Result<LimitsBody, LimitsRefusal>>;
}
