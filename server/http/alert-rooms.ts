import type { AlertsBody } from "../../shared/alert/contract.ts";
import type { AlertsQuery, SeeAlertRequest, ThresholdRequest } from "../../shared/alert/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { SeeRefusal } from "../alert/index.ts";
import type { Visitor } from "../org/index.ts";

/** Early warnings. */
export interface AlertRooms {
  read(by: Visitor, query: AlertsQuery): Promise<AlertsBody>;
  see(by: Visitor, request: SeeAlertRequest): Promise<Result<AlertsBody, SeeRefusal>>;
  setThreshold(
    admin: Visitor,
    request: ThresholdRequest,
  ): Promise<Result<AlertsBody, "not-allowed" | "rearms-above-fires">>;
}
