import { addDays, later, type Day } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import type { ExtensionRequest } from "./request-contract.ts";

/** A later due day that somebody granted: steps count from it, aging and interest never do. */
export interface GrantedExtension {
  readonly extensionId: string;
  readonly accountId: string;
  readonly invoiceId: string;
  /** The due day that it replaces. */
  readonly fromDue: Day;
  readonly extendedTo: Day;
  readonly reason: string;
  readonly approver: string;
  readonly grantedOn: Day;
}

export type ExtensionRefusal =
  | "no-such-invoice"
  | "extension-not-later"
  | "extension-in-the-past"
  | "extension-too-far"
  | "on-a-plan";

/** Longer than a quarter is no extension but a payment plan. */
export const EXTENSION_DAYS_MAX = 90;

/** The due day that the extension would replace, or why it may not be granted. */
export function checkExtension(
  { invoiceId, extendedTo }: Pick<ExtensionRequest, "invoiceId" | "extendedTo">,
  books: readonly OpenBook[],
  onPlan: ReadonlySet<string>,
  asOf: Day,
): Result<Day, ExtensionRefusal> {
  const item = books.flatMap(({ items }) => items).find((each) => each.invoiceId === invoiceId);
  if (item === undefined) return refuse("no-such-invoice");
  if (onPlan.has(invoiceId)) return refuse("on-a-plan");
  if (extendedTo <= item.dueOn) return refuse("extension-not-later");
  if (extendedTo < asOf) return refuse("extension-in-the-past");
  if (extendedTo > addDays(later(item.dueOn, asOf), EXTENSION_DAYS_MAX)) return refuse("extension-too-far");
  return ok(item.dueOn);
}

/** One lives per invoice: the newest of those granted by that day. `granted` in the order in which they were recorded. */
export function liveExtensions(granted: readonly GrantedExtension[], asOf: Day): readonly GrantedExtension[] {
  const newest = new Map<string, GrantedExtension>();
  for (const each of granted) if (each.grantedOn <= asOf) newest.set(each.invoiceId, each);
  return [...newest.values()];
}
