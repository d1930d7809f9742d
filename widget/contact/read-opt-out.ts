import type { Heard, Purpose, Way } from "../../shared/contact/kinds.ts";
import type { OptInRequest, OptOutRequest } from "../../shared/contact/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

/** What a contact said, as the fields have it. */
export interface OptOutText {
  readonly mode: "out" | "in";
  readonly ways: readonly Way[];
  readonly purposes: readonly Purpose[];
  readonly heard: Heard;
  readonly note: string;
  /** Which end. */
  readonly ids: readonly string[];
}

export interface OptOutFlaw {
  readonly field: "out-ways" | "out-purposes" | "out-ids" | "out-note";
  readonly flaw: "ways" | "purposes" | "ids" | "reason";
}

export type OptOutRead =
  | { readonly mode: "out"; readonly request: Omit<OptOutRequest, "clientId" | "contactId"> }
  | { readonly mode: "in"; readonly request: Omit<OptInRequest, "contactId"> };

export const emptyOptOut: OptOutText = {
  ...{ mode: "out", ways: [], purposes: ["early-notice", "reminder"], heard: "phone", note: "", ids: [] },
};

/** What the server takes, or the first field that is wrong. */
export function readOptOut(text: OptOutText): Result<OptOutRead, OptOutFlaw> {
  const { mode, heard, ids } = text;
  const said = text.note.trim();
  if (mode === "in") {
    if (ids.length === 0) return refuse({ field: "out-ids", flaw: "ids" });
    if (said === "") return refuse({ field: "out-note", flaw: "reason" });
    return ok({ mode, request: { optOutIds: [...ids], heard, reason: said } });
  }
  if (text.ways.length === 0) return refuse({ field: "out-ways", flaw: "ways" });
  if (text.purposes.length === 0) return refuse({ field: "out-purposes", flaw: "purposes" });
  return ok({ mode, request: { ways: [...text.ways], purposes: [...text.purposes], heard, note: said } });
}
