import { randomBytes } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import type { ConsentDesk } from "../../org/ports.ts";

const ALGORITHM = "HS256";
const AUDIENCE = "huikuan-consent";
const Claims = z.object({ jti: z.string(), tie: z.string() });

/** Far more consents than a server sees in ten minutes, few enough to remember. */
const MOST_USED = 10_000;

/**
 * The `state` of a consent: signed, so that nothing is kept for one that never comes back. Which were used is known to
 * this process alone; for another one, and after a restart, Zoho itself takes a code only once.
 */
export function consentStates(
  key: Uint8Array,
  now: () => Date,
): Pick<ConsentDesk, "signState" | "readState" | "useState"> {
  const used = new Map<string, number>();
  return {
    signState: (browserHash, expiresAt) =>
      new SignJWT({ tie: browserHash })
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(AUDIENCE)
        .setJti(randomBytes(16).toString("base64url"))
        .setExpirationTime(expiresAt)
        .sign(key),
    async readState(state) {
      try {
        const options = { algorithms: [ALGORITHM], audience: AUDIENCE, currentDate: now() };
        const { payload } = await jwtVerify(state, key, options);
        const { jti, tie } = Claims.parse(payload);
        return { id: jti, browserHash: tie };
      } catch {
        return null;
      }
    },
    useState(id, at, expiresAt) {
      for (const [each, until] of used) if (until <= at.getTime()) used.delete(each);
      if (used.has(id) || used.size >= MOST_USED) return false;
      used.set(id, expiresAt.getTime());
      return true;
    },
  };
}
