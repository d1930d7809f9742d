import type { BackTestAnswerBody } from "../../shared/forecast/backtest/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";

/** How well the forecast would have said the org's own past. */
export interface BackTestRooms {
  read(orgId: string): Promise<BackTestAnswerBody>;
  /** Starts one unless one is under way. */
  start(orgId: string): Promise<Result<BackTestAnswerBody, "back-test-not-started">>;
}
