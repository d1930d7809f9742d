import type express from "express";
import type { HealthBody, OrgStateBody, ProposalBody, RunsBody } from "../../shared/activation/contract.ts";
import type { BriefingsBody } from "../../shared/briefing/contract.ts";
import type { BriefingsRequest } from "../../shared/briefing/request-contract.ts";
import type { VetoCountsBody } from "../../shared/hold/contract.ts";
import type { ReturnsBody } from "../../shared/bounce/contract.ts";
import type { SmsStateBody } from "../../shared/sms/contract.ts";
import type { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";

const AS_OF = toDay("2026-11-20");

/** An org as an administrator stops, limits and signs it; the safety stop holds 140 messages until it is released. */
export function addSending(app: express.Express): void {
  let mode: "rehearsal" | "live" | "stopped" = "live";
  const acts: unknown[] = [];
  let caps = { firstDay: 20, growth: 2, days: 5, fuseShare: 0.3, fuseAbove: 50 };
  let heldByFuse = 140;
  const state = (): OrgStateBody => ({
    name: "海纳精密",
    mode,
    today: formatDay(AS_OF),
    liveOn: "2026-11-18",
    sender: { name: "海纳精密", address: "billing@haina.example" },
    caps,
    capToday: 4 * caps.firstDay,
    installationStopped: false,
  });
  app.get("/v1/settings/org", (_request, response) => void response.json(state()));
  let sender: NonNullable<SmsStateBody["sender"]> | null = null;
  app.get("/v1/settings/sms", (_request, response) => void response.json({ sender, optedOut: 3 }));
  app.put("/v1/settings/sms", (request, response) => {
    const { secret: _secret, ...asked } = request.body as SmsSenderRequest;
    const hook = "https://api.huikuan.example/sms/aliyun/1/0123456789abcdefghijklmnopqrstuvwxyz";
    sender = { ...asked, by: "陈总", reportUrl: `${hook}/report`, replyUrl: `${hook}/reply` };
    response.json({ sender, optedOut: 3 });
  });
  let mailbox: ReturnsBody["mailbox"] = null;
  app.get("/v1/settings/returns", (_request, response) => void response.json({ mailbox, optedOut: 2 }));
  app.put("/v1/settings/returns", (request, response) => {
    const { address } = request.body as { readonly address: string };
    const intakeUrl = "https://api.huikuan.example/mail/1/0123456789abcdefghijklmnopqrstuvwxyz";
    mailbox = { address, by: "陈总", intakeUrl };
    response.json({ mailbox, optedOut: 2 });
  });
  let briefings: BriefingsBody = {
    forewarning: false,
    digestOn: null,
    digestTo: [],
    people: [
      { userId: "7", name: "陈总", email: "chen@haina.example" },
      { userId: "8", name: "李倩", email: "li@haina.example" },
    ],
  };
  app.get("/v1/settings/briefings", (_request, response) => void response.json(briefings));
  app.put("/v1/settings/briefings", (request, response) => {
    const { reason: _reason, ...asked } = request.body as BriefingsRequest;
    const message = { "zh-CN": "请至少选择一位周报收件人。", en: "Choose at least one person." };
    if (asked.digestOn !== null && asked.digestTo.length === 0)
      return void response.status(422).json({ error: { code: "bad-field", field: "digestTo", message } });
    briefings = { ...briefings, ...(asked as Partial<BriefingsBody>) };
    response.json(briefings);
  });
  app.put("/v1/settings/caps", (request, response) => {
    const asked = request.body as { readonly caps: typeof caps; readonly seen: typeof caps };
    const message = { "zh-CN": "上限已被他人修改。", en: "The limits were changed by somebody else." };
    if (JSON.stringify(asked.seen) !== JSON.stringify(caps))
      return void response.status(409).json({ error: { code: "caps-changed", message } });
    ({ caps } = asked);
    response.json(state());
  });
  app.post("/v1/settings/release-fuse", (request, response) => {
    const { asOf } = request.body as { asOf: string };
    const message = { "zh-CN": "只能放行今天的消息。", en: "Only today can be released." };
    if (asOf !== formatDay(AS_OF))
      return void response.status(422).json({ error: { code: "not-today", message } });
    heldByFuse = 0;
    response.json({ planned: 131 });
  });
  app.get("/v1/settings/vetoes", (_request, response) => void response.json(VETOES));
  app.get("/v1/settings/acts", (_request, response) => void response.json({ acts }));
  app.post("/v1/settings/:verb", (request, response, next) => {
    const verb = request.params.verb as "stop" | "resume" | "rehearse";
    const kind = { stop: "stopped", resume: "resumed", rehearse: "rehearsed" }[verb];
    if (kind === undefined) return next();
    mode = ({ stop: "stopped", resume: "live", rehearse: "rehearsal" } as const)[verb];
    const { reason } = request.body as { reason: string };
    const at = "2026-11-20T09:12:00.000+08:00";
    acts.unshift({ actId: String(acts.length), kind, about: null, reason, by: "陈总", at, body: {} });
    response.json({ mode });
  });
  app.get("/v1/settings/go-live", (_request, response) => void response.json(PROPOSAL));
  app.post("/v1/settings/go-live", (request, response) => {
    const { digest, name } = request.body as { digest: string; name: string };
    const message = { "zh-CN": "签名不是您的姓名。", en: "The signature is not your name." };
    if (name !== "陈总" || digest !== PROPOSAL.digest)
      return void response.status(422).json({ error: { code: "other-name", message } });
    mode = "live";
    response.json({ planned: 1 });
  });
  app.get("/v1/settings/runs", (_request, response) => void response.json({ runs: RUNS }));
  app.get("/v1/settings/health", (_request, response) => void response.json(healthWith(heldByFuse)));
}

const VETOES: VetoCountsBody = {
  now: [
    {
      vetoId: "1",
      accountId: "5437000000100000",
      account: "苏州精密机械有限公司",
      reason: "周五拜访，届时当面谈",
      by: "李倩",
      from: "2026-11-20T09:12:00.000+08:00",
      until: "2026-11-21T09:12:00.000+08:00",
    },
  ],
  owners: [{ userId: "7", name: "李倩", vetoes: 4, hours: 96.5, accounts: 3 }],
};

const PROPOSAL: ProposalBody = {
  asOf: formatDay(AS_OF),
  policy: { id: "standard", version: 1 },
  sender: { name: "海纳精密", address: "billing@haina.example" },
  messages: [
    {
      accountId: "5437000000100000",
      account: "苏州精密机械有限公司",
      currency: "CNY",
      step: "reminder-2",
      channel: "email",
      askedMinor: 8_600_000,
      recipient: "ap@suzhou.example",
      subject: "再次提醒：苏州精密机械有限公司 逾期款项 ¥86,000，请予回复",
    },
  ],
  held: { "promise-open": 3, "too-soon": 11 },
  failed: [],
  counts: { messages: 1, accounts: 1, amounts: { CNY: 8_600_000 } },
  cap: 20,
  obstacles: [],
  digest: "a".repeat(64),
};
const AT = "2026-11-20T06:00:12.000+08:00";
const RUNS: RunsBody["runs"] = [
  {
    asOf: formatDay(AS_OF),
    startedAt: AT,
    finishedAt: AT,
    outcome: "warning",
    warnings: ["Northwind Traders: an invoice could not be read"],
    counts: { planned: 12, sent: 11 },
    fault: null,
  },
  {
    asOf: formatDay(addDays(AS_OF, -1)),
    startedAt: "2026-11-19T06:00:11.000+08:00",
    finishedAt: null,
    outcome: "failed",
    warnings: [],
    counts: {},
    fault: { step: "pull", text: "the CRM did not answer" },
  },
];
const healthWith = (heldByFuse: number): HealthBody => ({
  alarms: [
    { kind: "in-doubt", figure: 1, since: AT },
    ...(heldByFuse > 0 ? [{ kind: "fuse" as const, figure: heldByFuse, since: AT }] : []),
  ],
  facts: {
    mode: "live",
    installationStopped: false,
    sinceRunMinutes: 180,
    lastOutcome: "warning",
    plannedToday: 12,
    sentToday: 11,
    underWay: 1,
    waitingMinutes: null,
    inDoubt: 1,
    dataAgeMinutes: 4,
    connectionRefused: false,
    domainFailed: false,
    heldByFuse,
    reviewsOver: 0,
  },
});
