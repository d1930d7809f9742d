import type express from "express";
import type { AlertBody, AlertsBody } from "../../shared/alert/contract.ts";
import { TRIGGERS } from "../../shared/alert/kinds.ts";
import { STANDARD_THRESHOLDS, TRIGGER_KINDS } from "../../shared/alert/thresholds.ts";

const TODAY = "2026-11-20";
const PAGE = 3;

const alert = (at: number): AlertBody => ({
  ...{
    alertId: `alert-${at}`,
    accountId: `5540240001${at}`,
    account: `苏州云栖谷包装 ${at}`,
    accountUrl: null,
  },
  ...{ owner: "王磊", trigger: "limit-over", raisedOn: TODAY, value: 112.5, figures: { use: 112.5 } },
  ...{ endedOn: null, seen: null },
});

/** Five open warnings, three to a page; one goes when somebody says what they make of it. */
export function addAlerts(app: express.Express): void {
  let open = [1, 2, 3, 4, 5].map(alert);
  const page = (from: number): AlertsBody => ({
    ...{ today: TODAY, role: "admin", measuredOn: null },
    counts: [{ trigger: "limit-over", count: open.length }],
    alerts: open.slice(from, from + PAGE),
    after: open.length > from + PAGE ? `${TODAY}~${from + PAGE}` : null,
    triggers: TRIGGERS.map((trigger) => ({
      ...{ trigger, unit: TRIGGER_KINDS[trigger].unit, threshold: { ...STANDARD_THRESHOLDS[trigger] } },
      ...{ unwatched: trigger === "review-overdue", muted: false, measured: null },
    })),
  });
  app.get("/v1/settings/alerts", (request, response) => {
    response.json(page(Number(String(request.query["after"] ?? "~0").split("~")[1])));
  });
  app.post("/v1/settings/alerts", (request, response) => {
    open = open.filter(({ alertId }) => alertId !== (request.body as { alertId: string }).alertId);
    response.json(page(0));
  });
}
