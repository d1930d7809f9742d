import type { AccountView } from "../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PreviewBody } from "../api/server-client.ts";
import { type DisputeFlaw, readDispute } from "../dispute/read-dispute.ts";
import { readOutcome, readResolution, type ResolutionFlaw } from "../dispute/read-resolution.ts";
import { type ExtensionFlaw, readExtension } from "../plan/read-extension.ts";
import { type PlanFlaw, readPlan } from "../plan/read-plan.ts";
import { type AgreementDraft, freeItems } from "./agreement-draft.ts";

type WhyFlaw = { readonly field: "why"; readonly flaw: "no-words" | "too-long" };
export type AgreementFlaw =
  | DisputeFlaw
  | ResolutionFlaw
  | ExtensionFlaw
  | PlanFlaw
  | WhyFlaw
  | { readonly field: ""; readonly flaw: "gone" };

/** What is sent: the route under the account, and the body without its id. */
export interface AgreementRequest {
  readonly what: string;
  readonly body: object;
}

type View = Pick<AccountView, "items" | "plans" | "disputes" | "asOf">;

const WHY_MAX = 1000;

/** The draft as the server takes it, or the first thing that is wrong with it. */
export function readAgreement(draft: AgreementDraft, view: View): Result<AgreementRequest, AgreementFlaw> {
  const { kind, id } = draft;
  switch (kind) {
    case "dispute":
      return asRequest("disputes", readDispute(draft.dispute, view.items, view.asOf));
    case "plan":
      return asRequest("plans", readPlan(draft.plan, freeItems(view), view.asOf));
    case "extension":
      return asRequest("extensions", readExtension(draft.extension, freeItems(view), view.asOf));
    case "resolve": {
      const dispute = view.disputes.find(({ disputeId }) => disputeId === id);
      if (!dispute) return refuse({ field: "", flaw: "gone" });
      return asRequest(`disputes/${id}/resolve`, readResolution(draft.resolution, dispute));
    }
    case "withdraw-promise":
      return asRequest(`promises/${id}/withdraw`, readWhy(draft.why));
    case "withdraw-plan":
      return asRequest(`plans/${id}/withdraw`, readWhy(draft.why));
  }
}

const asRequest = <Flaw>(what: string, read: Result<object, Flaw>): Result<AgreementRequest, Flaw> =>
  read.ok ? ok({ what, body: read.value }) : read;

function readWhy(typed: string): Result<{ readonly reason: string }, WhyFlaw> {
  const reason = typed.trim();
  if (reason === "") return refuse({ field: "why", flaw: "no-words" });
  return reason.length > WHY_MAX ? refuse({ field: "why", flaw: "too-long" }) : ok({ reason });
}

/**
 * The draft as far as its effect depends on it: a reason that is not chosen yet changes no reminder. Null while what
 * matters is missing or wrong.
 */
export function previewOf(draft: AgreementDraft, view: View): PreviewBody | null {
  const { kind, id } = draft;
  switch (kind) {
    case "dispute": {
      const { reason } = draft.dispute;
      const read = readDispute({ ...draft.dispute, reason: reason ?? "other" }, view.items, view.asOf);
      return read.ok ? { kind, body: { ...read.value, note: "" } } : null;
    }
    case "plan": {
      const read = readPlan({ ...draft.plan, note: "" }, freeItems(view), view.asOf);
      return read.ok ? { kind, body: read.value } : null;
    }
    case "extension": {
      const said = { ...draft.extension, reason: "-", approver: "-" };
      const read = readExtension(said, freeItems(view), view.asOf);
      return read.ok ? { kind, body: read.value } : null;
    }
    case "resolve": {
      const dispute = view.disputes.find(({ disputeId }) => disputeId === id);
      const read = dispute ? readOutcome(draft.resolution, dispute) : null;
      return read?.ok ? { kind, id, body: read.value } : null;
    }
    case "withdraw-promise":
    case "withdraw-plan":
      return { kind, id };
  }
}
