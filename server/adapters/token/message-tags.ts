import { createHmac, hkdfSync } from "node:crypto";
import { TAG_DIGITS } from "../../../shared/bounce/return-path.ts";

/** What a tag is for: a tag for one proves nothing for the other. */
export type TagPurpose = "return" | "unsubscribe";

/** Tags that prove a message to be an org's, made with a key of their own that comes from the server's. */
export function messageTags(
  serverKey: Uint8Array,
  purpose: TagPurpose,
): (orgId: string, dispatchId: string) => string {
  const key = Buffer.from(hkdfSync("sha256", serverKey, "", `huikuan ${purpose} tags`, 32));
  return (orgId, dispatchId) =>
    createHmac("sha256", key).update(`${orgId} ${dispatchId}`).digest("hex").slice(0, TAG_DIGITS);
}
