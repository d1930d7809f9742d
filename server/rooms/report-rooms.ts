import type { ReportRooms } from "../http/report-rooms.ts";
import { type ReceivablesDesk, tellAging, tellBucket, tellReport } from "../report/index.ts";

/** The routes of the reports, over their desk. */
export const reportRooms = (desk: ReceivablesDesk): ReportRooms => ({
  report: (orgId, asOf) => tellReport(orgId, asOf, desk),
  bucket: (orgId, query) => tellBucket(orgId, query, desk),
  aging: (orgId, query) => tellAging(orgId, query, desk),
});
