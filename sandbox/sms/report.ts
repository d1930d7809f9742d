import { twilioSigned } from "./signatures.ts";
import type { PhoneDropOptions } from "./drop-contract.ts";
import type { DroppedText, ReportPlan } from "./text.ts";

interface Hooks {
  readonly report: string;
  readonly reply: string;
}

/** How both providers tell what became of texts, and what was answered. */
export function reporter({ twilio }: PhoneDropOptions, now: () => number) {
  let plan: ReportPlan = "delivered";
  const hooks = new Map<"twilio" | "aliyun", Hooks>();
  const telling = new Set<Promise<unknown>>();
  let answers = 0;

  const form = (url: string, fields: Readonly<Record<string, string>>) => postForm(url, fields, twilio.token);

  async function tellTwilio(text: DroppedText, failed: boolean, times: number): Promise<void> {
    if (text.reportTo === null) return;
    const fields = { MessageSid: text.id, AccountSid: twilio.account, To: text.to, From: text.from };
    const last = failed
      ? { ...fields, MessageStatus: "undelivered", ErrorCode: "30005" }
      : { ...fields, MessageStatus: "delivered" };
    // The last word often overtakes the one before it.
    for (let time = 0; time < times; time += 1) await form(text.reportTo, last);
    await form(text.reportTo, { ...fields, MessageStatus: "sent" });
  }

  async function tellAliyun(text: DroppedText, failed: boolean, times: number): Promise<void> {
    const hook = hooks.get("aliyun");
    if (hook === undefined) return;
    const one = aliyunReport(text, failed, now());
    await postJson(
      hook.report,
      Array.from({ length: times }, () => one),
    );
  }

  return {
    plan: (next: ReportPlan): void => {
      plan = next;
    },
    hooks: (provider: "twilio" | "aliyun", urls: Hooks): void => void hooks.set(provider, urls),
    tell(text: DroppedText): void {
      if (plan === "none") return;
      const [failed, times] = [plan === "failed", plan === "doubled" ? 2 : 1];
      const told = (text.provider === "twilio" ? tellTwilio : tellAliyun)(text, failed, times)
        // A server that is gone hears nothing.
        .catch(() => undefined)
        .finally(() => telling.delete(told));
      telling.add(told);
    },
    async answer(last: DroppedText | undefined, phone: string, said: string): Promise<void> {
      const provider = last?.provider ?? "twilio";
      const hook = hooks.get(provider);
      if (hook === undefined) return;
      answers += 1;
      if (provider === "twilio") {
        const fields = { MessageSid: `SMin${answers}`, AccountSid: twilio.account, From: phone };
        await form(hook.reply, { ...fields, To: last?.from ?? "", Body: said });
        return;
      }
      const reply = { said, from: last?.from ?? "", sequence: answers };
      await postJson(hook.reply, [aliyunReply(phone, reply, now())]);
    },
    settled: async (): Promise<void> => void (await Promise.all(telling)),
  };
}

function postForm(url: string, fields: Readonly<Record<string, string>>, token: string): Promise<unknown> {
  const body = new URLSearchParams(fields);
  return fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Twilio-Signature": twilioSigned(token, url, body),
    },
    body: body.toString(),
  });
}

const postJson = (url: string, body: unknown): Promise<unknown> =>
  fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

const stampOf = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");

/** Chinese numbers without their country code, others without the plus. */
const shortOf = (phone: string): string => phone.replace(/^\+86/, "").replace(/^\+/, "");

const aliyunReport = (text: DroppedText, failed: boolean, at: number) => ({
  phone_number: shortOf(text.to),
  send_time: stampOf(at),
  report_time: stampOf(at),
  success: !failed,
  err_code: failed ? "MOBILE_NOT_EXIST" : "DELIVERED",
  err_msg: failed ? "空号" : "用户接收成功",
  sms_size: "1",
  biz_id: text.id,
  out_id: text.outId,
});

const aliyunReply = (
  phone: string,
  { said, from, sequence }: { readonly said: string; readonly from: string; readonly sequence: number },
  at: number,
) => ({
  phone_number: shortOf(phone),
  send_time: stampOf(at),
  content: said,
  sign_name: from,
  dest_code: "1234",
  sequence_id: sequence,
});
