import type { Sentence } from "../../shared/kernel/contract.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ReceivablesDesk } from "./ports.ts";

/** What is wrong with a question about the receivables, and where. */
export interface ReportRefusal {
  readonly field: string;
  readonly message: Sentence;
}

/** The org's today, and the day that is asked about: today without one, and never one to come. */
export const askedDay = (
  orgId: string,
  asked: Day | undefined,
  desk: ReceivablesDesk,
): Promise<Result<{ readonly today: Day; readonly asOf: Day }, ReportRefusal>> =>
  desk.inTenant(orgId, async (book) => {
    const today = desk.dayIn(await book.timeZone(), desk.now());
    if (asked !== undefined && asked > today) return refuse({ field: "asOf", message: toCome(today) });
    return ok({ today, asOf: asked ?? today });
  });

const toCome = (today: Day): Sentence => ({
  "zh-CN": `“截至日”在将来：请选择 ${formatDay(today)} 或更早的日期。`,
  en: `The field “As of” is a day to come: choose ${formatDay(today)} or earlier.`,
});
