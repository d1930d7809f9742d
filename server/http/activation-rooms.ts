import type {
  ActsBody,
  HealthBody,
  Mode,
  OrgStateBody,
  ProposalBody,
  RunsBody,
} from "../../shared/activation/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { CapsChange, FuseRefusal, GoLiveRefusal } from "../activation/index.ts";
import type { Visitor } from "../org/index.ts";

/** An administrator's decisions about reminders as a whole. */
export interface ActivationRooms {
  standing(orgId: string): Promise<OrgStateBody>;
  acts(orgId: string): Promise<ActsBody>;
  propose(orgId: string): Promise<ProposalBody>;
  sign(
    by: Visitor,
    signature: { readonly digest: string; readonly name: string },
  ): Promise<Result<{ readonly planned: number }, GoLiveRefusal>>;
  releaseFuse(
    by: Visitor,
    asOf: Day,
    reason: string,
  ): Promise<Result<{ readonly planned: number }, FuseRefusal>>;
  setCaps(by: Visitor, change: CapsChange): Promise<Result<null, "caps-changed">>;
  runs(orgId: string, limit: number): Promise<RunsBody>;
  health(orgId: string): Promise<HealthBody>;
  stop(by: Visitor, reason: string): Promise<Result<{ readonly mode: Mode }, never>>;
  resume(by: Visitor, reason: string): Promise<Result<{ readonly mode: Mode }, "not-stopped">>;
  rehearse(by: Visitor, reason: string): Promise<Result<{ readonly mode: Mode }, never>>;
}
