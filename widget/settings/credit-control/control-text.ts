import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { CreditControlView } from "../../../shared/limit/contract.ts";
import type { CreditHold } from "../../../shared/limit/kinds.ts";

/** As typed. */
export interface ControlText {
  readonly order: string;
  readonly deal: string;
  readonly overLimit: CreditHold;
  readonly overGroup: CreditHold;
  readonly overdue: CreditHold;
  readonly days: string;
  readonly insolvency: CreditHold;
  readonly admin: string;
  readonly collector: string;
  readonly mostDays: string;
  readonly reason: string;
}

export const textOf = ({ counted, overdue, exceptions, ...rest }: CreditControlView): ControlText => ({
  order: counted.order.join("\n"),
  deal: counted.deal.join("\n"),
  overLimit: rest.overLimit,
  overGroup: rest.overGroup,
  overdue: overdue.hold,
  days: String(overdue.days),
  insolvency: rest.insolvency,
  admin: String(exceptions.admin),
  collector: String(exceptions.collector),
  mostDays: String(exceptions.mostDays),
  reason: "",
});

export type ControlFlaw = "days" | "admin" | "collector" | "mostDays" | "reason";

/** What is to be saved, or the first field that is wrong. */
export function readControl(text: ControlText): Result<object, ControlFlaw> {
  const days = wholeIn(text.days, 0, 3650);
  if (days === null) return refuse("days");
  const [admin, collector] = [wholeIn(text.admin, 0, 1000), wholeIn(text.collector, 0, 1000)];
  if (admin === null) return refuse("admin");
  if (collector === null) return refuse("collector");
  const mostDays = wholeIn(text.mostDays, 1, 366);
  if (mostDays === null) return refuse("mostDays");
  if (text.reason.trim() === "") return refuse("reason");
  return ok({
    counted: { order: linesOf(text.order), deal: linesOf(text.deal) },
    overLimit: text.overLimit,
    overGroup: text.overGroup,
    overdue: { days, hold: text.overdue },
    insolvency: text.insolvency,
    exceptions: { admin, collector, mostDays },
    reason: text.reason.trim(),
  });
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,，;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

function wholeIn(text: string, least: number, most: number): number | null {
  const typed = text.normalize("NFKC").trim();
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : -1;
  return number >= least && number <= most ? number : null;
}
