import { randomBytes } from "node:crypto";
import { askForToken } from "./functions/ask-for-token.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Org } from "./world/index.ts";

export type AskSettings = (method: string, path: string, body: unknown) => Promise<unknown>;

/** Lets an org's administrator into its settings, as the page does. */
export async function settingsOf(org: Org, server: Pick<ServerProcess, "url">): Promise<AskSettings> {
  const admin = org.users.find(({ profile }) => profile.name === "Administrator");
  if (admin === undefined) throw new Error(`${org.name} has no administrator.`);
  const nonce = randomBytes(16).toString("hex");
  const answer = await askForToken(org, admin, { nonce }, AbortSignal.timeout(30_000));
  const { token } = JSON.parse(answer) as { readonly token: string };
  return async (method, path, body) => {
    const told = await fetch(`${server.url}/v1/settings${path}`, {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!told.ok) throw new Error(`${method} ${path}: ${told.status} ${await told.text()}`);
    return told.json();
  };
}
