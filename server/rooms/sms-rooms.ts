import type { Desks } from "../compose.ts";
import { takeReport } from "../dunning/index.ts";
import type { SmsRooms } from "../http/rooms.ts";
import { admitHook, putSmsSender, readSmsSender, takeReply } from "../sms/index.ts";

/** The routes about text messages, over their desks. */
export const smsRooms = (desks: Desks): SmsRooms => ({
  read: (orgId) => readSmsSender(orgId, desks.sms),
  put: (admin, request) => putSmsSender(admin, request, desks.sms),
  admit: (call) => admitHook(call, desks.sms),
  report: (orgId, report) => takeReport(orgId, report, desks.reports),
  reply: (reply, region) => takeReply(reply, region, desks.sms),
  numberOf: desks.numberOf,
});
