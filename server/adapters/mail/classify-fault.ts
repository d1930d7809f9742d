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
  if (isFull(fault))
    return { kind: "deferred", reply: oneLine(fault.response ?? ""), badAddress: false, isFull: true };
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

/** Enhanced codes by which providers say that a sender has sent enough: Gmail's, Exchange Online's two. */
const ENOUGH_CODES = /\b[45]\.(?:4\.5|1\.90|7\.705)\b/;
/** The same in words: Exchange, SES, SendGrid, 163, QQ, Aliyun. */
const ENOUGH_WORDS =
  /(?:submission|sending|message|messaging|daily|hourly|user|rate|recipient)s?\s?(?:quota|rate|limit|threshold).{0,60}(?:exceed|reach|over)|(?:exceed|reach)ed.{0,60}(?:quota|limits?|rate)\b|throttl|sending frequency|too many (?:messages|mails|emails)|\bMI:(?:STC|CEL)\b|quota exceeded/i;
/** A mailbox that is full is the recipient's, not ours (RFC 3463, 4.2.2). */
const THEIRS = /\b[45]\.2\.[0-9]\b(?!.*submission)|mailbox|over ?quota|recipient'?s? (?:has|is)/i;

/** The server itself refused, and because of how much we have sent: nothing has arrived, and later it may. */
const isFull = ({ response, responseCode }: SmtpFault): boolean =>
  responseCode !== undefined &&
  responseCode >= 400 &&
  response !== undefined &&
  (ENOUGH_CODES.test(response) || (ENOUGH_WORDS.test(response) && !THEIRS.test(response)));

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
