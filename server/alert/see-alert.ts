import type { AlertsBody } from "../../shared/alert/contract.ts";
import type { SeeAlertRequest } from "../../shared/alert/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { AlertDesk, Watcher } from "./ports.ts";
import { alertsBody } from "./read-alerts.ts";

export type SeeRefusal = "no-such-alert" | "alert-seen";

/** Somebody saw a warning and says what they make of it: once, and in the same words however often it is sent. */
export function seeAlert(
  by: Watcher,
  { alertId, note }: SeeAlertRequest,
  desk: AlertDesk,
): Promise<Result<AlertsBody, SeeRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<AlertsBody, SeeRefusal>> => {
    const alert = await book.alert(alertId);
    if (alert === null) return refuse("no-such-alert");
    if (alert.seen === null) await book.see(alertId, note, by, desk.now());
    else if (alert.seen.by !== by.userName || alert.seen.note !== note) return refuse("alert-seen");
    return ok(await alertsBody(by, { state: "open" }, book, desk));
  });
}
