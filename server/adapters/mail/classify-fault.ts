import type { Delivery } from "../../dunning/ports.ts";

/** What nodemailer tells about a failed send. */
export interface SmtpFault {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Faults that can only happen before the server was handed a message. */
const BEFORE_MAIL = new Set([
  "EDNS",
  "ETLS",
  "EREQUIRETLS",
  "EAUTH",
  "ENOAUTH",
  "EOAUTH2",
  "EPROXY",
  "ECONFIG",
]);
/** Faults of the road: harmless before the body, a doubt once it has begun. */
const ROAD = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EPROTOCOL", "EABORT", "EMAXLIMIT", "ESTREAM"]);

/**
 * A reply of the server is definite: 4xx may be tried again, 5xx may not. Without a reply, what matters is
 * whether the body had begun to leave (`bodyBegan`): before it nothing can have arrived, after it nobody knows.
 * Whatever is not listed is a doubt.
 */
export function classifyFault(fault: SmtpFault, bodyBegan: boolean): Delivery {
  return {
    kind: kindOf(fault, bodyBegan),
    reply: oneLine(fault.response ?? fault.message),
    badAddress: isBadAddress(fault),
  };
}

function kindOf({ code, command, responseCode }: SmtpFault, bodyBegan: boolean): Delivery["kind"] {
  if (code === "EENVELOPE" || code === "EMESSAGE") {
    if (responseCode === undefined) return bodyBegan ? "in_doubt" : "rejected";
    return isPermanent(responseCode) ? "rejected" : "deferred";
  }
  // The server's own words before it hung up, even after the body: it did not take the message.
  if (code === "ECONNECTION" && responseCode === 421) return "deferred";
  if (code !== undefined && BEFORE_MAIL.has(code) && !bodyBegan) return "deferred";
  if (code !== undefined && ROAD.has(code) && !bodyBegan) return "deferred";
  // A socket that never opened has no body, whatever the library calls the fault.
  return command === "CONN" && !bodyBegan ? "deferred" : "in_doubt";
}

const isPermanent = (responseCode: number): boolean => responseCode >= 500 && responseCode < 600;

/**
 * Whether nobody can be reached there. A server that may not take mail from us refuses at RCPT as well, and that says
 * nothing about the address: its enhanced code tells (RFC 3463: 5.1.0 to 5.1.6, 5.1.10 and 5.2.1 are the mailbox), or else the plain one.
 */
function isBadAddress({ code, command, response, responseCode }: SmtpFault): boolean {
  if (code !== "EENVELOPE") return false;
  if (responseCode === undefined) return command === "RCPT TO" || command === "API";
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1];
  if (command !== "RCPT TO" || !isPermanent(responseCode)) return false;
  return enhanced === undefined ? NO_MAILBOX.has(responseCode) : /^5\.(1\.([0-6]|10)|2\.1)$/.test(enhanced);
}

/** RFC 5321: mailbox unavailable, user not local, mailbox name not allowed. */
const NO_MAILBOX = new Set([550, 551, 553]);

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 500);
