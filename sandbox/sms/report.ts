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

  const form = (url: string, fields: Readonly<Record<string, string>>): Promise<unknown> => {
    const body = new URLSearchParams(fields);
    return fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": twilioSigned(twilio.token, url, body),
      },
      body: body.toString(),
    });
  };
  const json = (url: string, body: unknown): Promise<unknown> =>
    fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const stamp = (): string => new Date(now()).toISOString().slice(0, 19).replace("T", " ");

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
    const one = {
      phone_number: text.to.replace(/^\+86/, "").replace(/^\+/, ""),
      send_time: stamp(),
      report_time: stamp(),
      success: !failed,
      err_code: failed ? "MOBILE_NOT_EXIST" : "DELIVERED",
      err_msg: failed ? "空号" : "用户接收成功",
      sms_size: "1",
      biz_id: text.id,
      out_id: text.outId,
    };
    await json(
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
      const short = phone.replace(/^\+86/, "").replace(/^\+/, "");
      await json(hook.reply, [
        {
          phone_number: short,
          send_time: stamp(),
          content: said,
          sign_name: last?.from ?? "",
          dest_code: "1234",
          sequence_id: answers,
        },
      ]);
    },
    settled: async (): Promise<void> => void (await Promise.all(telling)),
  };
}
