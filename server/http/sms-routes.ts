import express, { type Request, type Response, Router } from "express";
import * as z from "zod/mini";
import { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import { route, sendBadField, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms, SmsRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

const ORG = /^[1-9]\d{0,17}$/;
const text = z.string().check(z.maxLength(2000));
const id = z.string().check(z.minLength(1), z.maxLength(200));

/** Twilio's form, as far as we look. */
const TwilioReport = z.object({ MessageStatus: id, To: id, ErrorCode: z.optional(text) });
const TwilioReply = z.object({ MessageSid: id, From: id, Body: text });
/** Aliyun's SmsReport and SmsUp: many at once. */
const Many = z.array(z.unknown()).check(z.maxLength(1000));
const AliyunReport = z.object({
  phone_number: id,
  success: z.boolean(),
  err_code: z.nullish(text),
  err_msg: z.nullish(text),
  out_id: z.nullish(z.string()),
});
const AliyunReply = z.object({
  phone_number: id,
  content: z.string(),
  sequence_id: z.union([id, z.number()]),
});

/** Those that can be read: one that cannot must not lose what the others say, a STOP among them. */
const readable = <T>(shape: z.ZodMiniType<T>, many: readonly unknown[]): readonly T[] =>
  many.flatMap((each) => {
    const read = shape.safeParse(each);
    return read.success ? [read.data] : [];
  });

/** Twilio: unknown, unreachable or blocked numbers. Aliyun: empty numbers, and those on a list of refusers. */
const BAD_NUMBER =
  /^(30005|30006|21610|21614)$|MOBILE_NOT_EXIST|SPACE_NUMBER|NUMBER_EMPTY|UNKNOWN_NUMBER|BLACK/;

/** An org's sender of texts, and what its provider tells of them. */
export function smsRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { sms } = rooms;
  router.get(
    "/v1/settings/sms",
    door,
    route(async (req, res) => {
      res.json(await sms.read(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/sms",
    door,
    route(async (req, res) => {
      const request = readBody(SmsSenderRequest, req.body, res, "sms");
      if (request === null) return;
      const put = await sms.put(adminOf(req), request);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
  router.use("/sms/twilio", express.urlencoded({ extended: false, limit: "16kb", parameterLimit: 100 }));
  router.post("/sms/twilio/:org/:hook/report/:message", twilioReport(sms));
  router.post("/sms/twilio/:org/:hook/reply", twilioReply(sms));
  router.post("/sms/aliyun/:org/:hook/report", aliyunReports(sms));
  router.post("/sms/aliyun/:org/:hook/reply", aliyunReplies(sms));
  return router;
}

const twilioReport = (sms: SmsRooms) =>
  route(async (req, res) => {
    const org = await admitted("twilio", sms, req, res);
    if (org === null) return;
    const body = readBody(TwilioReport, req.body, res);
    if (body === null) return;
    const { MessageStatus: status, To: to, ErrorCode: error = "" } = body;
    const delivered = status === "delivered";
    // On the way, or read on the other side: no last word, or none that matters.
    if (delivered || status === "undelivered" || status === "failed")
      await sms.report(org.orgId, {
        dispatchId: String(req.params["message"]),
        channel: "sms",
        to,
        delivered,
        badAddress: BAD_NUMBER.test(error),
        reply: `${status} ${error}`.trim(),
      });
    res.status(204).end();
  });

const twilioReply = (sms: SmsRooms) =>
  route(async (req, res) => {
    const org = await admitted("twilio", sms, req, res);
    if (org === null) return;
    const body = readBody(TwilioReply, req.body, res);
    if (body === null) return;
    const { MessageSid: replyId, From: from, Body } = body;
    await sms.reply({ orgId: org.orgId, replyId, from, text: Body }, org.region);
    res.type("text/xml").send("<Response/>");
  });

const aliyunReports = (sms: SmsRooms) =>
  route(async (req, res) => {
    const org = await admitted("aliyun", sms, req, res);
    if (org === null) return;
    const body = readBody(Many, req.body, res);
    if (body === null) return;
    for (const { phone_number, success, err_code, err_msg, out_id } of readable(AliyunReport, body))
      if (out_id !== undefined && out_id !== null)
        await sms.report(org.orgId, {
          dispatchId: out_id,
          channel: "sms",
          to: sms.numberOf(phone_number),
          delivered: success,
          badAddress: BAD_NUMBER.test(err_code ?? ""),
          reply: `${err_code ?? ""} ${err_msg ?? ""}`.trim().slice(0, 500),
        });
    res.json({ code: 0, msg: "OK" });
  });

const aliyunReplies = (sms: SmsRooms) =>
  route(async (req, res) => {
    const org = await admitted("aliyun", sms, req, res);
    if (org === null) return;
    const body = readBody(Many, req.body, res);
    if (body === null) return;
    for (const { phone_number, content, sequence_id } of readable(AliyunReply, body))
      await sms.reply(
        {
          orgId: org.orgId,
          replyId: String(sequence_id),
          from: sms.numberOf(phone_number),
          text: content.slice(0, 2000),
        },
        org.region,
      );
    res.json({ code: 0, msg: "OK" });
  });

/** The org whose provider this is; answers the refusal otherwise. */
async function admitted(
  provider: "twilio" | "aliyun",
  sms: SmsRooms,
  req: Request,
  res: Response,
): Promise<{ readonly orgId: string; readonly region: string } | null> {
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
