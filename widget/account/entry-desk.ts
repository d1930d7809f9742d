import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { DraftFlaw } from "../followup/build-request.ts";
import type { Draft } from "../followup/draft.ts";
import type { LogAct } from "../followup/log-actions.tsx";
import type { OfferFlaw } from "../promise/read-offer.ts";

/** The one entry being written, as its form and its buttons see it. */
export interface EntryDesk {
  readonly draft: Draft | undefined;
  readonly open: boolean;
  readonly restored: boolean;
  readonly saving: boolean;
  readonly flaw: DraftFlaw | undefined;
  readonly offerFlaw: OfferFlaw | undefined;
  readonly failure: string | undefined;
  readonly focusOn: string;
  /** Read aloud: "Saved" and nothing before it. */
  readonly status: string;
  readonly savedId: string | undefined;
  start(act: LogAct): void;
  correct(entry: FollowUpView): void;
  resume(): void;
  change(change: Partial<Draft>): void;
  save(): void;
  close(): void;
  discard(): void;
}
