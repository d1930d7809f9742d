import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const hex = (bytes: string): string => createHash("sha256").update(bytes).digest("hex");

/** What Twilio puts into X-Twilio-Signature of a form it posts. */
export const twilioSigned = (token: string, url: string, form: URLSearchParams): string =>
  createHmac("sha1", token)
    .update(
      url +
        [...form.keys()]
          .sort()
          .map((key) => key + (form.get(key) ?? ""))
          .join(""),
    )
    .digest("base64");

/** Whether a request carries the signature that Aliyun's V3 rules ask for; `query` as it came, still encoded. */
export function isAliyunSigned(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  query: string,
  keyId: string,
  secret: string,
): boolean {
  const found = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    String(headers["authorization"] ?? ""),
  );
  if (found === null || found[1] !== keyId) return false;
  const names = (found[2] ?? "").split(";");
  for (const needed of ["host", "x-acs-action", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"])
    if (!names.includes(needed)) return false;
  if (headers["x-acs-content-sha256"] !== hex("")) return false;
  const sorted = query.split("&").sort().join("&");
  const lines = names.map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`).join("");
  const canonical = `POST\n/\n${sorted}\n${lines}\n${names.join(";")}\n${hex("")}`;
  const wanted = createHmac("sha256", secret)
    .update(`ACS3-HMAC-SHA256\n${hex(canonical)}`)
    .digest();
  return timingSafeEqual(wanted, Buffer.from(found[3] ?? "", "hex"));
}
