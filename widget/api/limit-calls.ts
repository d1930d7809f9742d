import type { CreditHoldView, LimitProposalView } from "../../shared/limit/contract.ts";
import type { Ask, Told, Write } from "./told.ts";

/** Whether the account may buy on credit, and what is said about it. */
export interface LimitCalls {
  /** What the limit would be, by each formula. */
  limitProposal(): Promise<Told<LimitProposalView>>;
  creditHold(): Promise<Told<CreditHoldView>>;
  /** As safe to repeat as the same `clientId` with the same content. */
  placeCreditHold(body: object): Promise<Told<CreditHoldView>>;
  grantException(body: object): Promise<Told<CreditHoldView>>;
  withdrawException(body: object): Promise<Told<CreditHoldView>>;
}

export const limitCalls = (ask: Ask, post: Write): LimitCalls => ({
  limitProposal: () => ask((shapes) => shapes.WireLimitProposal, "/limit-proposal"),
  creditHold: () => ask((shapes) => shapes.WireCreditHold, "/credit-hold"),
  placeCreditHold: (body) => post((shapes) => shapes.WireCreditHold, "/credit-hold", body),
  grantException: (body) => post((shapes) => shapes.WireCreditHold, "/credit-exceptions", body),
  withdrawException: (body) =>
    post((shapes) => shapes.WireCreditHold, "/credit-exceptions/withdrawals", body),
});
