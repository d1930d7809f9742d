import { NOTE_MAX } from "../../shared/followup/kinds.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Draft } from "./draft.ts";

export type DraftFlaw =
  | { readonly field: "outcome"; readonly flaw: "needSomething" }
  | { readonly field: "note"; readonly flaw: "noteTooLong" }
  | { readonly field: "next-on"; readonly flaw: "needNextDay" }
  | { readonly field: "next-what"; readonly flaw: "needNextWhat" };

/** The draft as the server takes it, or the first thing that is missing. */
export function buildRequest(draft: Draft, promise: LogRequest["promise"]): Result<LogRequest, DraftFlaw> {
  const note = draft.note.trim();
  if (draft.outcome === null && note === "") return refuse({ field: "outcome", flaw: "needSomething" });
  if (note.length > NOTE_MAX) return refuse({ field: "note", flaw: "noteTooLong" });
  const despite = draft.despite?.trim() ?? "";
  const what = draft.nextWhat.trim();
  const on = parseDay(draft.nextOn);
  if (what === "" && draft.nextOn !== "") return refuse({ field: "next-what", flaw: "needNextWhat" });
  if (what !== "" && !on.ok) return refuse({ field: "next-on", flaw: "needNextDay" });
  return ok({
    clientId: draft.clientId,
    kind: draft.kind,
    outcome: draft.outcome,
    contactId: draft.contactId === "" ? null : draft.contactId,
    note,
    happenedAt: draft.happened === "" ? null : new Date(draft.happened).toISOString(),
    next: what !== "" && on.ok ? { what, on: on.value } : null,
    promise,
    ...(despite !== "" && { despite }),
    supersedes: draft.supersedes,
  });
}
