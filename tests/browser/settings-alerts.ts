import type express from "express";
import type { AlertBody, AlertsBody } from "../../shared/alert/contract.ts";
import { TRIGGERS } from "../../shared/alert/kinds.ts";
import type { OpenedBody, PlaybooksBody } from "../../shared/playbook/contract.ts";
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

const step = (at: number, more: object = {}): OpenedBody["steps"][number] => ({
  ...{ step: at, says: { "zh-CN": `第 ${at} 步`, en: `Step ${at}` }, does: "task", owner: "王磊" },
  ...{ dueOn: "2026-11-18", late: true, mine: true, tick: null },
  ...more,
});

/** One playbook at work, of which the last step is late; and one that is offered. */
function addPlaybooks(app: express.Express): void {
  const opened: OpenedBody = {
    ...{ openedId: "opened-1", accountId: "55402400011", account: "苏州云栖谷包装 1", accountUrl: null },
    ...{ trigger: "limit-over", openedOn: "2026-11-17", alertEndedOn: "2026-11-19", ended: null },
    steps: [step(1, { late: false, dueOn: "2026-11-24" }), step(2, { does: "propose-hold" })],
  };
  let playbook: PlaybooksBody["playbooks"][number] = {
    ...{ trigger: "limit-over", said: null, on: true },
    steps: [{ ...{ says: step(1).says, does: "task", owner: "account-owner", userId: null, days: 2 } }],
  };
  const page = (): PlaybooksBody => ({
    ...{ today: TODAY, role: "admin", after: null, opened: [opened], playbooks: [playbook] },
    counts: { open: 1, late: opened.steps.filter(({ late }) => late).length },
    users: [{ userId: "7", name: "陈晓" }],
  });
  app.get("/v1/settings/playbooks", (_request, response) => void response.json(page()));
  app.put("/v1/settings/playbooks", (request, response) => {
    const { steps, reason } = request.body as PlaybooksBody["playbooks"][number] & { reason: string };
    playbook = { ...playbook, steps, said: { by: "陈晓", from: TODAY, reason } };
    response.json(page());
  });
  app.post("/v1/settings/playbook-ticks", (request, response) => {
    const said = request.body as { step: number; note: string; hold: object | null };
    const tick = { at: `${TODAY}T09:00:00+08:00`, by: "陈晓", note: said.note, held: said.hold !== null };
    opened.steps = opened.steps.map((each) =>
      each.step === said.step ? { ...each, late: false, mine: false, tick } : each,
    );
    response.json(page());
  });
}

/** Five open warnings, three to a page; one goes when somebody says what they make of it. */
export function addAlerts(app: express.Express): void {
  addPlaybooks(app);
  let open = [1, 2, 3, 4, 5].map(alert);
  const page = (from: number): AlertsBody => ({
    ...{ today: TODAY, role: "admin", measuredOn: null },
    counts: [{ trigger: "limit-over", count: open.length }],
    alerts: open.slice(from, from + PAGE),
    after: open.length > from + PAGE ? `${TODAY}~limit-over~${from + PAGE}` : null,
    triggers: TRIGGERS.map((trigger) => ({
      ...{ trigger, unit: TRIGGER_KINDS[trigger].unit, raisedAt: TRIGGER_KINDS[trigger].raisedAt },
      threshold: { ...STANDARD_THRESHOLDS[trigger] },
      ...{ unwatched: trigger === "review-overdue", muted: false, measured: null },
    })),
  });
  app.get("/v1/settings/alerts", (request, response) => {
    response.json(page(Number(String(request.query["after"] ?? "~~0").split("~")[2])));
  });
  app.post("/v1/settings/alerts", (request, response) => {
    open = open.filter(({ alertId }) => alertId !== (request.body as { alertId: string }).alertId);
    response.json(page(0));
  });
}
