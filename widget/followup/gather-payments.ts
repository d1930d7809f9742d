import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** One line of the timeline: an entry, or the payments of one day in one currency that stand together. */
export type Line =
  | { readonly kind: "entry"; readonly entry: FollowUpView }
  | { readonly kind: "payments"; readonly on: Day; readonly payments: readonly FollowUpView[] };

/** A good payer's day of nine receipts is one line, so that what people said stays in sight. */
export function gatherPayments(
  entries: readonly FollowUpView[],
  dayOf: (at: string) => Day,
): readonly Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines[lines.length - 1];
    const on = dayOf(entry.happenedAt);
    if (!entry.payment) lines.push({ kind: "entry", entry });
    else if (last?.kind === "payments" && last.on === on && currencyOf(last) === entry.payment.currency)
      lines[lines.length - 1] = { ...last, payments: [...last.payments, entry] };
    else lines.push({ kind: "payments", on, payments: [entry] });
  }
  return lines;
}

const currencyOf = (line: Extract<Line, { kind: "payments" }>): string | undefined =>
  line.payments[0]?.payment?.currency;
