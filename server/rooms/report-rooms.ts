import type { ReportRooms } from "../http/report-rooms.ts";
import {
  approveProvision,
  proposeProvision,
  type ReceivablesDesk,
  readProvisionTerms,
  tellAging,
  tellBucket,
  tellReport,
} from "../report/index.ts";

/** The routes of the reports, over their desk. */
export const reportRooms = (desk: ReceivablesDesk): ReportRooms => ({
  report: (orgId, asOf) => tellReport(orgId, asOf, desk),
  bucket: (orgId, query) => tellBucket(orgId, query, desk),
  aging: (orgId, query) => tellAging(orgId, query, desk),
  provision: (by) => readProvisionTerms(by, desk),
  propose: (by, request) => proposeProvision(by, request, desk),
  approve: (by, request) => approveProvision(by, request, desk),
});
