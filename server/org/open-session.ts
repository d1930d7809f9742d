import type { WidgetSession } from "../../shared/account/contract.ts";
import type { SessionRequest } from "../../shared/account/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { roleOf } from "./role-of.ts";
import type { OrgDesk } from "./ports.ts";

export type SessionRefusal = "bad-credential" | "nonce-used" | "not-connected";

const TOKEN_MINUTES = 10;
const CREDENTIAL = /^hk_([1-9][0-9]{0,17})_([A-Za-z0-9-]{1,40})_([A-Za-z0-9_-]{20,100})$/;

/**
 * A server function asks for a token with the org's credential. The function has read the account as that user, so user
 * and account are its word, not the browser's. Without an account the token is for the org's settings: it opens no
 * account, and an account's opens no settings. It lives ten minutes.
 */
export async function openSession(
  credential: string,
  request: SessionRequest,
  desk: OrgDesk,
): Promise<Result<WidgetSession, SessionRefusal>> {
  const parts = CREDENTIAL.exec(credential);
  if (!parts) return refuse("bad-credential");
  const [, orgId = "", credentialId = "", secret = ""] = parts;
  const now = desk.now();
  const expiresAt = new Date(now.getTime() + TOKEN_MINUTES * 60_000);
  const checked = await desk.inTenant(orgId, async (book): Promise<Result<null, SessionRefusal>> => {
    const hash = await book.credentialHash(credentialId);
    if (hash === null || !desk.sameHash(hash, desk.hashOf(secret))) return refuse("bad-credential");
    if ((await book.org()) === null) return refuse("not-connected");
    return (await book.useNonce(request.nonce, now, expiresAt)) ? ok(null) : refuse("nonce-used");
  });
  if (!checked.ok) return checked;
  const visitor = {
    orgId,
    userId: request.user_id,
    userName: request.user_name,
    role: roleOf(request.profile),
  };
  const accountId = request.account_id;
  const token =
    accountId === undefined
      ? await desk.issueSettingsToken(visitor, expiresAt)
      : await desk.issueToken({ ...visitor, accountId }, expiresAt);
  return ok({ ok: true, token, expiresAt: expiresAt.toISOString(), apiUrl: desk.apiUrl });
}
