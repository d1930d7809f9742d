import express, { type Request, type Response } from "express";
import { isAliyunSigned } from "./signatures.ts";
import type { PhoneDrop, PhoneDropOptions } from "./drop-contract.ts";
import { phonePages } from "./phone-pages.ts";
import { reporter } from "./report.ts";
import type { DroppedText, SmsFault } from "./text.ts";

/** Phones with two providers in front of them: requests as Twilio and Aliyun document them, reports as they send them. */
export function openPhoneDrop(options: PhoneDropOptions): PhoneDrop {
  const kept: DroppedText[] = [];
  const now = () => options.clock?.now() ?? Date.now();
  const report = reporter(options, now);
  let plan: ((to: string) => SmsFault | undefined) | undefined;
  const keep = (text: Omit<DroppedText, "number" | "arrivedAt" | "id">, id: string): DroppedText => {
    const dropped = { ...text, number: kept.length + 1, arrivedAt: now(), id };
    kept.push(dropped);
    return dropped;
  };
  const app = express.Router();
  app.post("/2010-04-01/Accounts/:sid/Messages.json", express.urlencoded({ extended: false }), (req, res) =>
    takeTwilio(req, res, options, plan, keep, report.tell, () => kept.length),
  );
  app.post("/", (req, res, next) =>
    req.get("x-acs-action") === "SendSms"
      ? takeAliyun(req, res, options, plan, keep, report.tell, () => kept.length)
      : next(),
  );
  const drop: PhoneDrop = {
    texts: () => kept,
    app,
    misbehave: (next) => {
      plan = next;
    },
    reports: report.plan,
    hooks: report.hooks,
    answer: (phone, text) =>
      report.answer(
        kept.findLast(({ to }) => to === phone),
        phone,
        text,
      ),
    settled: report.settled,
  };
  app.use(phonePages(drop));
  return drop;
}

type Keep = (text: Omit<DroppedText, "number" | "arrivedAt" | "id">, id: string) => DroppedText;
type Plan = ((to: string) => SmsFault | undefined) | undefined;

const number = (count: number): string => count.toString(16).padStart(32, "0");

function takeTwilio(
  req: Request,
  res: Response,
  { twilio }: PhoneDropOptions,
  plan: Plan,
  keep: Keep,
  tell: (text: DroppedText) => void,
  count: () => number,
): void {
  const refuse = (status: number, code: number, message: string): void =>
    void res
      .status(status)
      .json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
  const wanted = `Basic ${Buffer.from(`${twilio.account}:${twilio.token}`).toString("base64")}`;
  if (req.get("authorization") !== wanted || req.params["sid"] !== twilio.account)
    return refuse(401, 20003, "Authenticate");
  const { To, From, MessagingServiceSid, Body, StatusCallback } = req.body as Record<string, string>;
  if (To === undefined || !/^\+[1-9]\d{6,14}$/.test(To))
    return refuse(400, 21211, "Invalid 'To' Phone Number");
  if (From === undefined && MessagingServiceSid === undefined)
    return refuse(400, 21603, "A 'From' phone number is required");
  if (Body === undefined || Body === "" || Body.length > 1600)
    return refuse(400, 21617, "The body is too long");
  const fault = plan?.(To);
  if (fault?.kind === "status") return refuse(fault.status, 20000 + fault.status, "Try again");
  if (fault?.kind === "refuse") return refuse(400, Number(fault.code), "Refused");
  const text = keep(
    {
      provider: "twilio",
      to: To,
      from: From ?? MessagingServiceSid ?? "",
      text: Body,
      outId: "",
      reportTo: StatusCallback ?? null,
      account: twilio.account,
    },
    `SM${number(count() + 1)}`,
  );
  tell(text);
  if (fault?.kind === "lost") return void res.destroy();
  res.status(201).json({
    sid: text.id,
    account_sid: twilio.account,
    to: To,
    from: text.from,
    body: Body,
    status: "queued",
    error_code: null,
  });
}

function takeAliyun(
  req: Request,
  res: Response,
  { aliyun }: PhoneDropOptions,
  plan: Plan,
  keep: Keep,
  tell: (text: DroppedText) => void,
  count: () => number,
): void {
  const requestId = number(count() + 1);
  const refuse = (status: number, Code: string, Message: string): void =>
    void res.status(status).json({ Code, Message, RequestId: requestId });
  const query = req.originalUrl.slice(req.originalUrl.indexOf("?") + 1);
  if (!isAliyunSigned(req.headers, query, aliyun.keyId, aliyun.secret))
    return refuse(400, "SignatureDoesNotMatch", "Specified signature does not match our calculation.");
  const given = new URLSearchParams(query);
  const phone = given.get("PhoneNumbers") ?? "";
  const to = /^1[3-9]\d{9}$/.test(phone) ? `+86${phone}` : `+${phone}`;
  if (!/^\d{7,15}$/.test(phone)) return refuse(200, "isv.MOBILE_NUMBER_ILLEGAL", "非法手机号");
  if (given.get("SignName") !== aliyun.signName)
    return refuse(200, "isv.SMS_SIGNATURE_ILLEGAL", "签名不合法");
  const wording = aliyun.templates[given.get("TemplateCode") ?? ""];
  if (wording === undefined) return refuse(200, "isv.SMS_TEMPLATE_ILLEGAL", "模板不合法");
  const params = JSON.parse(given.get("TemplateParam") ?? "{}") as Record<string, unknown>;
  const missing = [...wording.matchAll(/\$\{(\w+)\}/g)].find(([, name = ""]) => params[name] === undefined);
  if (missing) return refuse(200, "isv.TEMPLATE_MISSING_PARAMETERS", "模板变量缺失");
  const fault = plan?.(to);
  if (fault?.kind === "status")
    return refuse(fault.status, fault.status === 429 ? "Throttling.User" : "ServiceUnavailable", "later");
  if (fault?.kind === "refuse") return refuse(200, fault.code, "refused");
  const filled = wording.replace(/\$\{(\w+)\}/g, (_all, name: string) => String(params[name]));
  const text = keep(
    {
      provider: "aliyun",
      to,
      from: aliyun.signName,
      text: `【${aliyun.signName}】${filled}`,
      outId: given.get("OutId") ?? "",
      reportTo: null,
      account: aliyun.keyId,
    },
    `${requestId}^0`,
  );
  tell(text);
  if (fault?.kind === "lost") return void res.destroy();
  res.json({ Code: "OK", Message: "OK", BizId: text.id, RequestId: requestId });
}
