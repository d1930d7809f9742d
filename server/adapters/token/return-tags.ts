import { createHmac, hkdfSync } from "node:crypto";
import { TAG_DIGITS } from "../../../shared/bounce/return-path.ts";

/** Tags that prove a message to be an org's, made with a key of their own that comes from the server's. */
export function returnTags(serverKey: Uint8Array): (orgId: string, dispatchId: string) => string {
  const key = Buffer.from(hkdfSync("sha256", serverKey, "", "huikuan return tags", 32));
  return (orgId, dispatchId) =>
    createHmac("sha256", key).update(`${orgId} ${dispatchId}`).digest("hex").slice(0, TAG_DIGITS);
}
