import express, { type Request, type RequestHandler, type Response, Router } from "express";
import type * as z from "zod/mini";
import type { SmsProvider } from "../../shared/sms/contract.ts";
import { route, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { SmsRooms } from "./rooms.ts";
import {
  aliyunReplies,
  aliyunReports,
  Many,
  TwilioReply,
  twilioReply,
  TwilioReport,
  twilioReport,
} from "./sms-told.ts";

const ORG = /^[1-9]\d{0,17}$/;

/** What the providers of texts tell: how messages of ours ended, and what people answered. */
export function smsHooks(sms: SmsRooms): Router {
  const router = Router();
  router.use("/sms/twilio", express.urlencoded({ extended: false, limit: "16kb", parameterLimit: 100 }));
  router.post(
    "/sms/twilio/:org/:hook/report/:message",
    hook("twilio", sms, TwilioReport, async ({ orgId }, body, req, res) => {
      const report = twilioReport(body, String(req.params["message"]));
      if (report !== null) await sms.report(orgId, report);
      res.status(204).end();
    }),
  );
  router.post(
    "/sms/twilio/:org/:hook/reply",
    hook("twilio", sms, TwilioReply, async ({ orgId, region }, body, _, res) => {
      await sms.reply({ orgId, ...twilioReply(body) }, region);
      res.type("text/xml").send("<Response/>");
    }),
  );
  router.post(
    "/sms/aliyun/:org/:hook/report",
    hook("aliyun", sms, Many, async ({ orgId }, many, _, res) => {
      for (const report of aliyunReports(many, sms.numberOf)) await sms.report(orgId, report);
      res.json(HEARD);
    }),
  );
  router.post(
    "/sms/aliyun/:org/:hook/reply",
    hook("aliyun", sms, Many, async ({ orgId, region }, many, _, res) => {
      for (const reply of aliyunReplies(many, sms.numberOf)) await sms.reply({ orgId, ...reply }, region);
      res.json(HEARD);
    }),
  );
  return router;
}

/** What Aliyun waits for. */
const HEARD = { code: 0, msg: "OK" };

interface Admitted {
  readonly orgId: string;
  readonly region: string;
}

/** A call of a provider: who it is comes first, then whether it can be read. */
const hook = <T extends z.ZodMiniType>(
  provider: SmsProvider,
  sms: SmsRooms,
  shape: T,
  hear: (org: Admitted, body: z.output<T>, req: Request, res: Response) => Promise<void>,
): RequestHandler =>
  route(async (req, res) => {
    const org = await admitted(provider, sms, req, res);
    if (org === null) return;
    const body = readBody(shape, req.body, res);
    if (body !== null) await hear(org, body, req, res);
  });

/** The org whose provider this is; answers the refusal otherwise. */
async function admitted(
  provider: SmsProvider,
  sms: SmsRooms,
  req: Request,
  res: Response,
): Promise<Admitted | null> {
  const orgId = String(req.params["org"]);
  if (!ORG.test(orgId)) {
    sendRefusal(res, "no-such-hook");
    return null;
  }
  const letIn = await sms.admit({
    provider,
    orgId,
    hook: String(req.params["hook"]),
    path: req.originalUrl,
    signature: req.get("x-twilio-signature") ?? null,
    params: provider === "twilio" ? fieldsOf(req.body) : {},
  });
  if (letIn.ok) return { orgId, region: letIn.value.region };
  sendRefusal(res, letIn.because);
  return null;
}

/** A form's fields; one that stands there twice is signed as no text, so it is refused. */
const fieldsOf = (body: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries((body ?? {}) as object).map(([name, value]) => [name, String(value)]));
