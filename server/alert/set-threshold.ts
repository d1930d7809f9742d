import type { AlertsBody } from "../../shared/alert/contract.ts";
import type { ThresholdRequest } from "../../shared/alert/request-contract.ts";
import { flawOfThresholds } from "../../shared/alert/thresholds.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Trigger } from "../../shared/alert/kinds.ts";
import type { Measured } from "../../shared/alert/measure.ts";
import type { AlertBook, AlertDesk, Watcher } from "./ports.ts";
import { alertsBody } from "./read-alerts.ts";
import { thresholdsOf } from "./rules-in-force.ts";

/** Says when one trigger speaks from today on. What was raised before stays as it was said. */
export function setThreshold(
  admin: Watcher,
  { clientId, trigger, reason, ...threshold }: ThresholdRequest,
  desk: AlertDesk,
): Promise<Result<AlertsBody, "not-allowed" | "rearms-above-fires">> {
  return desk.inTenant(
    admin.orgId,
    async (book): Promise<Result<AlertsBody, "not-allowed" | "rearms-above-fires">> => {
      if (admin.role !== "admin") return refuse("not-allowed");
      const at = desk.now();
      const from = desk.dayIn(await book.timeZone(), at);
      const before = await thresholdsOf(book, from);
      const thresholds = { ...before, [trigger]: threshold };
      if (flawOfThresholds(thresholds) !== null) return refuse("rearms-above-fires");
      await book.addRules({ rulesId: clientId, from, thresholds, reason, by: admin, at });
      if (threshold.fires !== before[trigger].fires) await unmute(book, trigger);
      return ok(await alertsBody(admin, { state: "open" }, book, desk));
    },
  );
}

/** Raised by another figure it is another warning: what the old one was worth says nothing of it. */
async function unmute(book: AlertBook, trigger: Trigger): Promise<void> {
  const last = await book.measured();
  if (last === null) return;
  const measured = last.measured.map((each): Measured => {
    const isMuted = each.trigger === trigger && each.verdict === "worse";
    return isMuted ? { ...each, verdict: "unclear" } : each;
  });
  await book.keepMeasured(last.asOf, measured);
}
