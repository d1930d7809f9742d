import type { Delivery } from "../../dunning/ports.ts";

/** What the CRM said about one mail; `code` null: nothing that could be read. */
export interface MailSaid {
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
  /** Of the value that it would not take, as "$.data[0].to[0].email". */
  readonly path: string | null;
}

/** By these it says that it did not send, and would not next time. */
const REFUSED = new Set([
  "INVALID_DATA",
  "MANDATORY_NOT_FOUND",
  "INVALID_MODULE",
  "INVALID_URL_PATTERN",
  "INVALID_REQUEST_METHOD",
  "BAD_REQUEST",
  "NOT_ALLOWED",
  "NO_PERMISSION",
  "OAUTH_SCOPE_MISMATCH",
]);
/** By these it says that it has sent enough for now: the day's mails, or the requests. */
const ENOUGH = new Set(["LIMIT_REACHED", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"]);
/** It did not know who asked, so it did nothing. */
const STRANGER = new Set(["INVALID_TOKEN", "AUTHENTICATION_FAILURE"]);

/** A word that is known decides; whatever is not listed, a server's fault among it, is a doubt. */
export function classifyMail({ status, code, message, path }: MailSaid): Delivery {
  const reply = `${status} ${code ?? ""} ${message}${path === null ? "" : ` (${path})`}`
    .replace(/\s+/g, " ")
    .slice(0, 500);
  const said = { reply, badAddress: false };
  if (code === "SUCCESS") return { kind: "sent", ...said };
  if (status === 429 || (code !== null && ENOUGH.has(code)))
    return { kind: "deferred", ...said, isFull: true };
  if (code === null) return { kind: "in_doubt", ...said };
  if (STRANGER.has(code)) return { kind: "deferred", ...said };
  if (!REFUSED.has(code)) return { kind: "in_doubt", ...said };
  return { kind: "rejected", reply, badAddress: code === "INVALID_DATA" && /\.to\[/.test(path ?? "") };
}

/** Only these say that no connection was made, or none with whom it should be. */
const NEVER_WRITTEN =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO.*|ERR_TLS_CERT.*)$/u;

/** No answer: harmless before the request was written (`began`), and where nobody took the connection. */
export function classifySilence(fault: unknown, began: boolean): Delivery {
  const reply = (fault instanceof Error ? fault.message : "the CRM did not answer")
    .replace(/\s+/g, " ")
    .slice(0, 500);
  const isUnsent = !began || codesIn(fault).some((code) => NEVER_WRITTEN.test(code));
  return { kind: isUnsent ? "deferred" : "in_doubt", reply, badAddress: false };
}

/** The HTTP client and the SDK wrap what they were told. */
function codesIn(fault: unknown): readonly string[] {
  const codes: string[] = [];
  let each: unknown = fault;
  for (let depth = 0; depth < 5 && each instanceof Error; depth += 1) {
    const { code, cause } = each as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === "string") codes.push(code);
    each = cause;
  }
  return codes;
}
