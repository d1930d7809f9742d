import { createHash, randomBytes, timingSafeEqual, webcrypto } from "node:crypto";
import { SignJWT, errors, jwtVerify } from "jose";
import { z } from "zod";
import { ROLES } from "../../../shared/account/contract.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Viewer } from "../../org/ports.ts";

const ALGORITHM = "HS256";
const AUDIENCE = "huikuan-widget";

const Claims = z.object({
  org: z.string(),
  acc: z.string(),
  sub: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
});

/** Signs and reads widget tokens with one key of at least 32 bytes. `now` decides what is expired. */
export function widgetTokens(key: Uint8Array, now: () => Date) {
  // Given bytes, the library would make a key of them for every token.
  const made = webcrypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
  return {
    async issue(viewer: Viewer, expiresAt: Date): Promise<string> {
      return new SignJWT({
        org: viewer.orgId,
        acc: viewer.accountId,
        name: viewer.userName,
        role: viewer.role,
      })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(viewer.userId)
        .setAudience(AUDIENCE)
        .setJti(randomBytes(16).toString("base64url"))
        .setIssuedAt(now())
        .setExpirationTime(expiresAt)
        .sign(await made);
    },
    async read(token: string): Promise<Result<Viewer, "expired" | "invalid">> {
      try {
        const { payload } = await jwtVerify(token, await made, {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          currentDate: now(),
        });
        const claims = Claims.parse(payload);
        return ok({
          orgId: claims.org,
          accountId: claims.acc,
          userId: claims.sub,
          userName: claims.name,
          role: claims.role,
        });
      } catch (fault) {
        return refuse(fault instanceof errors.JWTExpired ? "expired" : "invalid");
      }
    },
  };
}

export const newSecret = (): string => randomBytes(32).toString("base64url");
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
