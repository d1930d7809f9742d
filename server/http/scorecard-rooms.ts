import type { Card } from "../../shared/credit/scorecard.ts";
import type { ScorecardBody } from "../../shared/credit/scorecard/contract.ts";
import type { ActivateCardRequest } from "../../shared/credit/scorecard/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ScorecardRefusal } from "../credit/index.ts";
import type { Visitor } from "../org/index.ts";

type Answered = Promise<Result<ScorecardBody, ScorecardRefusal>>;

/** What the org scores by. */
export interface ScorecardRooms {
  read(orgId: string): Promise<ScorecardBody>;
  keep(admin: Visitor, card: Card): Answered;
  /** Asks for a trial of the draft, and answers at once. */
  tryOut(admin: Visitor): Answered;
  activate(admin: Visitor, request: ActivateCardRequest): Answered;
}
