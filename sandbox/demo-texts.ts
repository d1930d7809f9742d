import type { Sandbox } from "./sandbox.ts";
import type { ServerProcess } from "./server-process.ts";
import { settingsOf } from "./settings-pass.ts";
import { demoSender, textingPolicy } from "./sms/demo-sender.ts";
import type { Org } from "./world/index.ts";

/** What an administrator does in the settings: names who texts come from, and adds a text to the policy. */
export async function setUpTexts(
  org: Org,
  sandbox: Pick<Sandbox, "phones">,
  server: Pick<ServerProcess, "url">,
  provider: "twilio" | "aliyun",
): Promise<void> {
  const ask = await settingsOf(org, server);
  const { sender } = (await ask("PUT", "/sms", demoSender(provider))) as {
    readonly sender: { readonly reportUrl: string; readonly replyUrl: string };
  };
  sandbox.phones.hooks(provider, { report: sender.reportUrl, reply: sender.replyUrl });
  await ask("POST", "/policies", { policy: textingPolicy });
}
