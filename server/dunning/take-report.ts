import { staffTask, taskAbout } from "./staff-task.ts";
import type { CarrierReport, ReportDesk } from "./report-ports.ts";

/**
 * What a carrier says became of a message. The first final word counts; the same again, or another after it, changes
 * nothing. A message that reached nobody leaves its step incomplete, as a refused letter does; a word about one in doubt
 * ends the doubt. False when it is about no message of ours that left that way and to there.
 */
export function takeReport(orgId: string, report: CarrierReport, desk: ReportDesk): Promise<boolean> {
  const { dispatchId, channel, delivered, badAddress, reply } = report;
  return desk.inTenant(orgId, async (book) => {
    const seen = await book.dispatch(dispatchId);
    if (seen === null || seen.channel !== channel) return false;
    if (report.to !== null && seen.recipient !== report.to) return false;
    await book.lockAccount(seen.accountId);
    const at = desk.now();
    const trouble = delivered ? null : badAddress ? "recipient" : "message";
    if (!(await book.noteDelivery(dispatchId, { delivered, reply, reason: trouble, at }))) return true;
    const [sheet] = await book.sheets([seen.accountId], false, seen.asOf);
    if (sheet === undefined) return true;
    const subject = seen.subject ?? "";
    // Its holder may have died, or be told only now that it came too late: the line is written once.
    await book.note({
      followupId: desk.newId(),
      accountId: seen.accountId,
      kind: "reminder",
      contactId: null,
      note: subject,
      dispatchId,
      at,
    });
    if (trouble === null) return true;
    const { language } = await book.org();
    const said = {
      writebackId: desk.newId(),
      subject: taskAbout(trouble, seen, language, channel),
      text: reply,
      // The next round tries what was refused as a message of its own: the same trouble is one task.
      ...(trouble === "message" ? { onceFor: `${seen.cycle}/${seen.step}/refused` } : {}),
    };
    await book.queueWriteback(staffTask({ dispatch: seen, sheet, contact: null }, said), at);
    return true;
  });
}
