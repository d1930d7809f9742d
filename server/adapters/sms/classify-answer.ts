import type { Delivery } from "../../dunning/ports.ts";

/** What a provider answered. */
export interface ProviderAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Twilio: no such number, not a mobile, or one that said stop to it. */
const TWILIO_NUMBER = new Set([21211, 21214, 21217, 21610, 21612, 21614]);
/** Aliyun: too many for now, no money, or our own standing; nothing left. */
const ALIYUN_LATER =
  /^(isv[.]BUSINESS_LIMIT|BUSINESS_LIMIT|isv[.](DAY|MONTH)_LIMIT|Throttling|isv[.](OUT_OF_SERVICE|AMOUNT_NOT_ENOUGH|BILLING_DEDUCTION_ERROR|PRODUCT_UN|ACCOUNT_)|isp[.]RAM_|isv[.]RAM_|InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidTimeStamp|Forbidden)/;
const ALIYUN_NUMBER = /^isv[.](MOBILE_NUMBER_ILLEGAL|PHONE_NUMBER_ILLEGAL|INVALID_MOBILE)/;

const told = (kind: Delivery["kind"], reply: string, badAddress = false): Delivery => ({
  kind,
  reply: reply.replace(/\s+/g, " ").trim().slice(0, 500),
  badAddress,
});

const field = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;

/** A definite answer is one that the provider documents; of everything else nobody knows whether a text left. */
export function classifyTwilio({ status, body }: ProviderAnswer): Delivery {
  const said = `${status} ${String(field(body, "code") ?? "")} ${String(field(body, "message") ?? "")}`;
  if (status === 429 || status === 401 || status === 403) return told("deferred", said);
  if (status >= 400 && status < 500)
    return told("rejected", said, TWILIO_NUMBER.has(Number(field(body, "code"))));
  const sid = field(body, "sid");
  if (status >= 200 && status < 300 && typeof sid === "string" && sid !== "")
    return told("sent", `${sid} ${String(field(body, "status") ?? "")}`);
  return told("in_doubt", said);
}

export function classifyAliyun({ status, body }: ProviderAnswer): Delivery {
  const code = String(field(body, "Code") ?? "");
  const said = `${status} ${code} ${String(field(body, "Message") ?? "")}`;
  if (status === 200 && code === "OK") return told("sent", `${String(field(body, "BizId") ?? "")} OK`);
  if (status === 429 || ALIYUN_LATER.test(code)) return told("deferred", said);
  if (ALIYUN_NUMBER.test(code)) return told("rejected", said, true);
  if (code.startsWith("isv.")) return told("rejected", said);
  return told("in_doubt", said);
}

/** Faults that only happen before a connection stands: nothing was asked of anybody. */
const BEFORE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const CERTIFICATE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/;

/** No answer at all: harmless only when no connection was made. */
export function classifyNoAnswer(fault: { readonly code?: string; readonly message: string }): Delivery {
  const { code = "" } = fault;
  return told(
    BEFORE.has(code) || CERTIFICATE.test(code) ? "deferred" : "in_doubt",
    `${code} ${fault.message}`,
  );
}
