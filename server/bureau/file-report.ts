import { addMonthsClamped } from "../../shared/calendar/months.ts";
import { entriesOfReport, sourceOf } from "../../shared/bureau/entries-of-report.ts";
import type { BureauReport } from "../../shared/bureau/report.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { keepEntry, type Writing } from "../dossier/index.ts";
import type { BureauAccess, BureauBook, BureauDesk } from "./ports.ts";

interface Delivered {
  readonly orderId: string;
  readonly report: BureauReport;
  readonly access: BureauAccess;
}

/** Writes what a report says into the account's credit file, under the name of whoever ordered it. */
export async function fileReport(
  { accountId, userId, userName }: Writing,
  { orderId, report, access }: Delivered,
  book: BureauBook,
  desk: BureauDesk,
): Promise<void> {
  await book.lockAccount(accountId);
  const at = desk.now();
  const today = desk.dayIn((await book.org()).timeZone, at);
  const filed = await book.entriesOf(accountId);
  for (const [index, entry] of entriesOfReport(report, orderId, filed, today).entries())
    await keepEntry(
      {
        ...entry,
        entryId: index === 0 ? orderId : desk.newId(),
        ...{ accountId, source: sourceOf(report), file: null },
        expiresOn: addMonthsClamped(today, access.monthsValid, Number(formatDay(today).slice(8))),
        ...{ recordedOn: today, recordedAt: at.getTime(), byUser: userId, byName: userName },
        bodyHash: desk.digest({ orderId, index }),
      },
      book,
      desk.newId,
    );
}
