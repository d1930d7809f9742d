import { previewChange } from "../account/index.ts";
import type { Desks } from "../compose.ts";
import { openDispute, resolveDispute } from "../dispute/index.ts";
import type { AgreementRooms } from "../http/agreement-rooms.ts";
import { agreePlan, grantExtension, withdrawPlan } from "../plan/index.ts";
import { withdrawPromise } from "../promise/index.ts";

/** The routes about what people agree on, over their desks. */
export const agreementRooms = (desks: Desks): AgreementRooms => ({
  withdrawPromise: (viewer, id, request) => withdrawPromise(viewer, id, request, desks.withdrawals),
  openDispute: (viewer, request) => openDispute(viewer, request, desks.dispute),
  resolveDispute: (viewer, id, request) => resolveDispute(viewer, id, request, desks.dispute),
  agreePlan: (viewer, request) => agreePlan(viewer, request, desks.plan),
  withdrawPlan: (viewer, id, request) => withdrawPlan(viewer, id, request, desks.plan),
  grantExtension: (viewer, request) => grantExtension(viewer, request, desks.plan),
  preview: (viewer, request) => previewChange(viewer, request, desks.previews),
});
