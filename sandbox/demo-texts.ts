import { randomBytes } from "node:crypto";
import { askForToken } from "./functions/ask-for-token.ts";
import type { Sandbox } from "./sandbox.ts";
import type { ServerProcess } from "./server-process.ts";
import { demoSender, textingPolicy } from "./sms/demo-sender.ts";
import type { Org } from "./world/index.ts";

/** What an administrator does in the settings: names who texts come from, and adds a text to the policy. */
export async function setUpTexts(
  org: Org,
  sandbox: Pick<Sandbox, "phones">,
  server: Pick<ServerProcess, "url">,
  provider: "twilio" | "aliyun",
): Promise<void> {
  const admin = org.users.find(({ profile }) => profile.name === "Administrator");
  if (admin === undefined) throw new Error(`${org.name} has no administrator.`);
  const nonce = randomBytes(16).toString("hex");
  const answer = await askForToken(org, admin, { nonce }, AbortSignal.timeout(30_000));
  const { token } = JSON.parse(answer) as { readonly token: string };
  const ask = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const told = await fetch(`${server.url}/v1/settings${path}`, {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!told.ok) throw new Error(`${method} ${path}: ${told.status} ${await told.text()}`);
    return told.json();
  };
  const { sender } = (await ask("PUT", "/sms", demoSender(provider))) as {
    readonly sender: { readonly reportUrl: string; readonly replyUrl: string };
  };
  sandbox.phones.hooks(provider, { report: sender.reportUrl, reply: sender.replyUrl });
  await ask("POST", "/policies", { policy: textingPolicy });
}
