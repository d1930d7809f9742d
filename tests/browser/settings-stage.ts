import express from "express";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import type {
  PoliciesBody,
  PolicyBody,
  ReplayBody,
  TryBody,
  VerdictBody,
} from "../../shared/settings/contract.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import { HOST_PAGE, HOST_SCRIPT } from "./host-page.ts";
import { addInbox, type InboxRoom } from "./settings-inbox.ts";
import { addCalendars } from "./settings-calendars.ts";
import type { CashAheadBody } from "../../shared/forecast/contract.ts";
import { CASH } from "./foreseen-scene.ts";
import { addAlerts } from "./settings-alerts.ts";
import { addAccuracy } from "./settings-accuracy.ts";
import { addDossier } from "./settings-dossier.ts";
import { addFees } from "./settings-fees.ts";
import { addReports } from "./settings-reports.ts";
import { addScorecard } from "./settings-scorecard.ts";
import { addSegments, type SegmentsRoom } from "./settings-segments.ts";
import { addSender } from "./settings-sender.ts";
import { addSending } from "./settings-sending.ts";
import { addWordings } from "./settings-wordings.ts";

const AS_OF = toDay("2026-11-20");
const DUE = toDay("2026-10-09");
const standard = standardPolicy as PolicyBody;

export interface SettingsStage extends SegmentsRoom {
  readonly hostUrl: string;
  /** Every policy that was put in force, newest last. */
  readonly put: PolicyBody[];
  /** What our server answers with instead, until it is null again. */
  refusal: { readonly status: number; readonly body: unknown } | null;
  /** Who looks at the inbox, and how many lines wait in it. */
  readonly inbox: InboxRoom;
  close(): Promise<void>;
}

/** The settings pages under the sandbox's strict headers, in a CRM's frame, before a server that keeps policies in memory. */
export async function openSettingsStage(widgetDir: string): Promise<SettingsStage> {
  const stage = {
    put: [] as PolicyBody[],
    refusal: null as SettingsStage["refusal"],
    inbox: { role: "admin", lines: 0, gone: new Set(), approved: new Set() } as InboxRoom,
    segments: { version: 0, segments: [], otherwise: "standard" } as SettingsStage["segments"],
  };
  const servers: Listening[] = [];
  const serve = async (app: express.Express): Promise<string> => {
    const listening = await listenOn(app);
    servers.push(listening);
    return listening.url;
  };
  const widget = await serve(widgetHost({ dir: widgetDir }));
  const api = await serve(settingsServer(stage));
  const host = express();
  host.get("/host.js", (_req, res) => void res.type("js").send(HOST_SCRIPT));
  host.get("/function", (_req, res) => {
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    res.type("text").send(JSON.stringify({ ok: true, token: "t", expiresAt, apiUrl: api }));
  });
  host.get("/", (_req, res) => void res.type("html").send(HOST_PAGE.replace("WIDGET_ORIGIN", widget)));
  return Object.assign(stage, {
    hostUrl: await serve(host),
    close: async () => {
      for (const each of servers) await each.close();
    },
  });
}

function settingsServer(
  stage: Pick<SettingsStage, "put" | "refusal" | "segments" | "inbox">,
): express.Express {
  const app = express();
  app.use((request, response, next) => {
    response.set({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "authorization, content-type",
      "Access-Control-Allow-Methods": "GET, POST, PUT",
      "Access-Control-Max-Age": "600",
    });
    if (request.method === "OPTIONS") response.status(204).end();
    else if (stage.refusal) response.status(stage.refusal.status).json(stage.refusal.body);
    else next();
  });
  app.use(express.json());
  app.get("/v1/settings/policies", (_request, response) => void response.json(policiesOf(stage.put)));
  app.get("/v1/settings/policies/:id/:version", (request, response) => {
    const found = stage.put.find(({ version }) => String(version) === request.params.version);
    response.json({ policy: found ?? standard });
  });
  app.post("/v1/settings/policies", (request, response) => {
    const read = readPolicy((request.body as { policy: unknown }).policy);
    if (!read.ok) return void response.status(422).json({ error: { code: "bad-field", ...read.because } });
    const policy = { ...(read.value as PolicyBody), version: stage.put.length + 1 };
    stage.put.push(policy);
    response.status(201).json({ id: policy.id, version: policy.version });
  });
  app.post("/v1/settings/policies/try", (request, response) => {
    const { policy } = request.body as { policy: PolicyBody };
    response.json(tried(stage.put.at(-1) ?? standard, policy));
  });
  addInbox(app, stage.inbox);
  addSender(app);
  addDossier(app);
  addFees(app);
  addAccuracy(app);
  addScorecard(app);
  addReports(app);
  addAlerts(app);
  const ahead: CashAheadBody = {
    ...{ state: "ready", asOf: "2026-11-21", settled: 4_182, together: 0.3 },
    ...{ layers: { weekday: true, level: false, runs: false }, cash: [CASH] },
  };
  app.get("/v1/settings/forecast", (_request, response) => void response.json(ahead));
  addSending(app);
  addWordings(app);
  addCalendars(app);
  addSegments(app, stage);
  app.get("/v1/settings/replay", (_request, response) => {
    response.json({ firstOn: "2026-08-03", today: formatDay(AS_OF) });
  });
  app.post("/v1/settings/replay", (request, response) => {
    const { from, to } = request.body as ReplayRequestBody;
    if (from <= to) return void response.json(replayed(from, to));
    const message = { "zh-CN": "开始日期晚于结束日期，请对调。", en: "Swap the two days." };
    response.status(422).json({ error: { code: "bad-field", field: "from", message } });
  });
  app.get("/v1/settings/accounts", (request, response) => {
    const find = String(request.query["find"] ?? "");
    const names = ["苏州精密机械有限公司", "Northwind Traders", "青岛海纳食品有限公司"];
    response.json({
      accounts: names
        .map((name, at) => ({
          accountId: `543700000010000${at}`,
          name,
          openInvoices: at + 1,
          oldestDueOn: formatDay(DUE),
        }))
        .filter(({ name }) => name.includes(find)),
    });
  });
  return app;
}

interface ReplayRequestBody {
  readonly from: string;
  readonly to: string;
}

function replayed(from: string, to: string): ReplayBody {
  const sum = {
    messages: 148,
    debtors: 31,
    askedMinor: { CNY: 48_210_000, USD: 1_920_000 },
    afterPayment: 4,
    disputed: 2,
  };
  const monday = toDay("2026-08-24");
  return {
    from,
    to,
    days: 61,
    accounts: 60,
    then: sum,
    now: { ...sum, messages: 171, debtors: 33, afterPayment: 1 },
    both: 139,
    weeks: Array.from({ length: 13 }, (_, at) => ({
      on: formatDay(addDays(monday, 7 * at)),
      then: 9 + ((at * 5) % 7),
      now: 11 + ((at * 3) % 9),
    })),
    holds: [
      { because: "promise-open", then: 40, now: 44 },
      { because: "too-soon", then: 210, now: 96 },
      { because: "disputed", then: 18, now: 18 },
    ],
    differences: (["only-now", "only-then"] as const).map((sent, at) => ({
      on: formatDay(addDays(monday, at)),
      accountId: `543700000010000${at}`,
      account: "苏州精密机械有限公司",
      step: "reminder-2",
      days: 10,
      channel: "email" as const,
      currency: "CNY",
      amountMinor: 8_600_000,
      sent,
    })),
    different: 41,
    note: { "zh-CN": "付款保持当时的样子。", en: "Payments stay as they were." },
  };
}

function policiesOf(put: readonly PolicyBody[]): PoliciesBody {
  const newest = put.at(-1);
  return {
    viewer: { orgId: "1", userId: "7", name: "陈总" },
    mode: "rehearsal",
    inForce: newest ?? standard,
    isOwn: newest !== undefined,
    versions: put
      .map(({ id, version, name }) => ({
        id,
        version,
        name,
        at: "2026-11-20T09:12:00.000+08:00",
        by: "陈总",
        inForce: version === newest?.version,
      }))
      .reverse(),
    readyMade: [standard],
  };
}

function tried(before: PolicyBody, after: PolicyBody): TryBody {
  const verdict = ({ steps }: PolicyBody): VerdictBody => {
    const next = steps.find(({ days }) => addDays(DUE, days) >= AS_OF);
    return {
      today: { kind: "rest" },
      next: next
        ? {
            kind: "step",
            step: next.key,
            days: next.days,
            channel: next.channel,
            on: formatDay(addDays(DUE, next.days)),
          }
        : { kind: "none" },
      ladder: steps.map(({ key, days, channel }) => ({
        step: key,
        days,
        channel,
        on: formatDay(addDays(DUE, days)),
        done: addDays(DUE, days) < AS_OF,
      })),
    };
  };
  const [was, is] = [verdict(before), verdict(after)];
  return {
    account: { accountId: "5437000000100000", name: "苏州精密机械有限公司" },
    asOf: formatDay(AS_OF),
    currencies: [
      {
        currency: "CNY",
        openMinor: 12_845_000,
        oldest: { number: "INV-2088", dueOn: formatDay(DUE), dpd: 42, residualMinor: 8_600_000 },
        before: was,
        after: is,
        changed: JSON.stringify(was.next) === JSON.stringify(is.next) ? 0 : 2,
        invoices: 2,
      },
    ],
  };
}
