import { createHash, createHmac } from "node:crypto";

export interface AliyunRequest {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** "2026-01-01T00:00:00Z". */
  readonly at: string;
  readonly nonce: string;
}

const ALGORITHM = "ACS3-HMAC-SHA256";
const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** RFC 3986: letters, digits and -_.~ stand as they are. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

export const canonicalQuery = (query: AliyunRequest["query"]): string =>
  Object.keys(query)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(query[name] ?? "")}`)
    .join("&");

/** The headers of a signed POST with an empty body, as Aliyun's "V3 request structure and signature" has them. */
export function signedHeaders(
  request: AliyunRequest,
  keyId: string,
  secret: string,
): Readonly<Record<string, string>> {
  const payload = sha256("");
  const headers: Record<string, string> = {
    host: request.host,
    "x-acs-action": request.action,
    "x-acs-content-sha256": payload,
    "x-acs-date": request.at,
    "x-acs-signature-nonce": request.nonce,
    "x-acs-version": request.version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${(headers[name] ?? "").trim()}\n`).join("");
  const canonical = ["POST", "/", canonicalQuery(request.query), lines, names.join(";"), payload].join("\n");
  const signature = createHmac("sha256", secret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`, "utf8")
    .digest("hex");
  return {
    ...headers,
    Authorization: `${ALGORITHM} Credential=${keyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}
