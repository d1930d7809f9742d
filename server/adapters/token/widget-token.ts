import { createHash, randomBytes, timingSafeEqual, webcrypto } from "node:crypto";
import { SignJWT, errors, jwtVerify } from "jose";
import { z } from "zod";
import { ROLES } from "../../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Viewer, Visitor } from "../../org/ports.ts";

const ALGORITHM = "HS256";
/** An account's token and a settings token are for two audiences: neither is ever taken for the other. */
const AT_AN_ACCOUNT = "huikuan-widget";
const AT_THE_SETTINGS = "huikuan-settings";

const VisitorClaims = z.object({
  org: z.string(),
  sub: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
});
const ViewerClaims = VisitorClaims.extend({ acc: z.string() });

/** Signs and reads tokens with one key of at least 32 bytes. `now` decides what is expired. */
export function widgetTokens(key: Uint8Array, now: () => Date) {
  // Given bytes, the library would make a key of them for every token.
  const made = webcrypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);

  async function sign(
    { orgId, userId, userName, role }: Visitor,
    audience: string,
    expiresAt: Date,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return new SignJWT({ org: orgId, name: userName, role, ...more })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(userId)
      .setAudience(audience)
      .setJti(randomBytes(16).toString("base64url"))
      .setIssuedAt(now())
      .setExpirationTime(expiresAt)
      .sign(await made);
  }

  async function claimsOf<T extends z.ZodType>(
    token: string,
    audience: string,
    shape: T,
  ): Promise<Result<z.output<T>, "expired" | "invalid">> {
    try {
      const { payload } = await jwtVerify(token, await made, {
        algorithms: [ALGORITHM],
        audience,
        currentDate: now(),
      });
      return ok(shape.parse(payload));
    } catch (fault) {
      return refuse(fault instanceof errors.JWTExpired ? "expired" : "invalid");
    }
  }

  return {
    issue: (viewer: Viewer, expiresAt: Date) =>
      sign(viewer, AT_AN_ACCOUNT, expiresAt, { acc: viewer.accountId }),
    issueForSettings: (visitor: Visitor, expiresAt: Date) => sign(visitor, AT_THE_SETTINGS, expiresAt),
    async read(token: string): Promise<Result<Viewer, "expired" | "invalid">> {
      const claims = await claimsOf(token, AT_AN_ACCOUNT, ViewerClaims);
      return claims.ok ? ok({ ...visitorOf(claims.value), accountId: claims.value.acc }) : claims;
    },
    async readForSettings(token: string): Promise<Result<Visitor, "expired" | "invalid">> {
      const claims = await claimsOf(token, AT_THE_SETTINGS, VisitorClaims);
      return claims.ok ? ok(visitorOf(claims.value)) : claims;
    },
  };
}

const visitorOf = ({ org, sub, name, role }: z.output<typeof VisitorClaims>): Visitor => ({
  orgId: org,
  userId: sub,
  userName: name,
  role,
});

export const newSecret = (): string => randomBytes(32).toString("base64url");
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
