import type { AccountWatch } from "../../shared/account/contract.ts";
import type { Ask, Told, Write } from "./told.ts";

/** What to be warned of at an account, its review, and what is being done. */
export interface WatchCalls {
  watch(): Promise<Told<AccountWatch>>;
  /** As safe to repeat as the same `clientId` with the same content. */
  completeReview(body: object): Promise<Told<AccountWatch>>;
  tickStep(body: object): Promise<Told<AccountWatch>>;
}

export const watchCalls = (ask: Ask, post: Write): WatchCalls => ({
  watch: () => ask((shapes) => shapes.AccountWatch, "/watch"),
  completeReview: (body) => post((shapes) => shapes.AccountWatch, "/review", body),
  tickStep: (body) => post((shapes) => shapes.AccountWatch, "/playbook-ticks", body),
});
