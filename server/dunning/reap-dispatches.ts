import type { DispatchRow, DunningDesk } from "./ports.ts";
import { staffTask, taskAbout } from "./staff-task.ts";

export interface ReapReport {
  /** Claims whose holder died before it began to send: they are planned again. */
  readonly freed: number;
  /** Messages that may or may not have left: a person decides, the machine never sends them again. */
  readonly doubted: readonly DispatchRow[];
}

/** Takes back what dead or paused holders left behind. Run before each delivery and every minute. */
export function reapDispatches(
  orgId: string,
  desk: Pick<DunningDesk, "inTenant" | "now" | "newId">,
): Promise<ReapReport> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const report = await book.reap(at);
    if (report.doubted.length === 0) return report;
    const { language } = await book.org();
    for (const dispatch of report.doubted) {
      const [sheet] = await book.sheets([dispatch.accountId], false, dispatch.asOf);
      if (!sheet) continue;
      const subject = taskAbout("in-doubt", dispatch, language, dispatch.channel);
      const said = { writebackId: desk.newId(), subject, text: dispatch.subject ?? "" };
      await book.queueWriteback(staffTask({ dispatch, sheet, contact: sheet.contacts[0] ?? null }, said), at);
      await book.note({
        followupId: desk.newId(),
        accountId: dispatch.accountId,
        kind: "reminder",
        contactId: sheet.contacts[0]?.contactId ?? null,
        note: dispatch.subject ?? "",
        dispatchId: dispatch.dispatchId,
        at,
      });
    }
    return report;
  });
}
