import {
  type ApprovalDesk,
  decideLine,
  proposeLine,
  readCreditLimits,
  readLines,
  setLimitPolicy,
} from "../approval/index.ts";
import { ok } from "../../shared/kernel/result.ts";
import type { ApprovalRooms } from "../http/approval-rooms.ts";

/** The routes of limits that are proposed and approved, over their desk. */
export const approvalRooms = (desk: ApprovalDesk): ApprovalRooms => ({
  lines: (viewer) => readLines(viewer, desk),
  propose: (viewer, request) => proposeLine(viewer, request, desk),
  decide: (viewer, request) => decideLine(viewer, request, desk),
  list: (by) => readCreditLimits(by, desk),
  decideListed: async (by, { accountId, ...request }) => {
    const decided = await decideLine({ ...by, accountId }, request, desk);
    return decided.ok ? ok(await readCreditLimits(by, desk)) : decided;
  },
  setPolicy: (admin, request) => setLimitPolicy(admin, request, desk),
});
