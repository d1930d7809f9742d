import type { Org, User } from "../world/index.ts";

/**
 * Asks the extension's server for a token over the org's connection, as this user, and returns its answer unread.
 * Without a connection the answer is the text of `{ ok: false, code: "NO_CONNECTION" }`.
 */
export async function askForToken(
  org: Org,
  user: User,
  about: Readonly<Record<string, string>>,
  until: AbortSignal,
): Promise<string> {
  const connection = org.connections.get("huikuan");
  if (!connection) return refusal("NO_CONNECTION");
  const response = await fetch(new URL("/v1/widget-sessions", connection.baseUrl), {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${connection.bearer}` },
    body: JSON.stringify({
      ...about,
      user_id: user.id,
      user_name: user.fullName,
      profile: user.profile.name,
    }),
    signal: until,
  });
  return response.text();
}

export const refusal = (code: string): string => JSON.stringify({ ok: false, code });
