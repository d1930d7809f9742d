import type { AccountView } from "../../shared/account/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { freeItems } from "./agreement-draft.ts";
import { buildRequest, type DraftFlaw } from "../followup/build-request.ts";
import type { Draft } from "../followup/draft.ts";
import { type OfferFlaw, readOffer } from "../promise/read-offer.ts";

export interface Flaws {
  readonly flaw?: DraftFlaw;
  readonly offerFlaw?: OfferFlaw;
}

/** The draft with its promise as the server takes it, or what is wrong with either. */
export function readDraft(
  draft: Draft,
  view: Pick<AccountView, "items" | "plans">,
  asOf: Day,
): Result<LogRequest, Flaws> {
  const offer =
    draft.outcome === "promised" && draft.promise.currency !== ""
      ? readOffer(draft.promise, freeItems(view), asOf)
      : undefined;
  const request = buildRequest(draft, offer?.ok ? offer.value : null);
  if (request.ok && (offer === undefined || offer.ok)) return ok(request.value);
  return refuse({
    ...(request.ok ? {} : { flaw: request.because }),
    ...(offer === undefined || offer.ok ? {} : { offerFlaw: offer.because }),
  });
}
