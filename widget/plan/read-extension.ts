import type { input } from "zod/mini";
import type { OpenItemView } from "../../shared/account/contract.ts";
import { addDays, type Day, later, parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { EXTENSION_DAYS_MAX } from "../../shared/plan/extension.ts";
import type { ExtensionRequest } from "../../shared/plan/request-contract.ts";

/** An extension while it is being written. */
export interface ExtensionText {
  readonly invoiceId: string;
  /** YYYY-MM-DD or "". */
  readonly to: string;
  readonly reason: string;
  readonly approver: string;
}

export type ExtensionFlaw =
  | { readonly field: "extension-invoice"; readonly flaw: "no-invoice" }
  | { readonly field: "extension-to"; readonly flaw: "no-day" | "day-past" | "not-later" | "too-far" }
  | { readonly field: "extension-reason"; readonly flaw: "no-words" | "too-long" }
  | { readonly field: "extension-approver"; readonly flaw: "no-approver" };

/** As it travels, but for its id. */
export type ExtensionBody = Omit<input<typeof ExtensionRequest>, "clientId">;

const REASON_MAX = 1000;

/** The extension as the server takes it, or the first thing that is wrong with it. */
export function readExtension(
  text: ExtensionText,
  items: readonly OpenItemView[],
  asOf: Day,
): Result<ExtensionBody, ExtensionFlaw> {
  const { invoiceId } = text;
  const item = items.find((each) => each.invoiceId === invoiceId);
  if (item === undefined) return refuse({ field: "extension-invoice", flaw: "no-invoice" });
  const to = parseDay(text.to);
  const field = "extension-to";
  if (!to.ok) return refuse({ field, flaw: "no-day" });
  if (to.value <= item.dueOn) return refuse({ field, flaw: "not-later" });
  if (to.value < asOf) return refuse({ field, flaw: "day-past" });
  if (to.value > addDays(later(item.dueOn, asOf), EXTENSION_DAYS_MAX))
    return refuse({ field, flaw: "too-far" });
  const [reason, approver] = [text.reason.trim(), text.approver.trim()];
  if (reason === "") return refuse({ field: "extension-reason", flaw: "no-words" });
  if (reason.length > REASON_MAX) return refuse({ field: "extension-reason", flaw: "too-long" });
  if (approver === "") return refuse({ field: "extension-approver", flaw: "no-approver" });
  return ok({ invoiceId, extendedTo: text.to, reason, approver });
}
