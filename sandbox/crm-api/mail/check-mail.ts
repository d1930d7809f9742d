import { randomBytes } from "node:crypto";
import type { Org } from "../../world/types.ts";
import { type Failure, failure } from "../answer.ts";
import { isObject } from "../call.ts";
import { primaryEmail } from "../settings/org.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { MailAddress, OutgoingMail } from "./outgoing-mail.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LONGEST_SUBJECT = 500;

/** One message of a send_mail, ready to go, or the first thing wrong with it. */
export function checkMail(
  org: Org,
  desk: MailDesk,
  given: unknown,
  path: string,
): { readonly mail: OutgoingMail } | { readonly failed: Failure } {
  try {
    return { mail: mailOf(org, desk, given, path) };
  } catch (error) {
    if (error instanceof Wrong) return { failed: error.failure };
    throw error;
  }
}

class Wrong extends Error {
  readonly failure: Failure;
  constructor(failed: Failure) {
    super(failed.message);
    this.failure = failed;
  }
}

const invalid = (path: string, details: object, message = "invalid data"): Wrong =>
  new Wrong(
    failure("INVALID_DATA", message, { ...details, api_name: path.split(".").at(-1), json_path: path }),
  );

function mailOf(org: Org, desk: MailDesk, given: unknown, path: string): OutgoingMail {
  if (!isObject(given)) throw invalid(path, { expected_data_type: "jsonobject" });
  for (const key of ["from", "to"]) {
    if (given[key] === undefined || given[key] === null) {
      throw new Wrong(
        failure("MANDATORY_NOT_FOUND", "required field not found", {
          api_name: key,
          json_path: `${path}.${key}`,
        }),
      );
    }
  }
  const at = (key: string): string => `${path}.${key}`;
  refuseUnsupported(given, at);
  return {
    from: sender(org, given, at("from")),
    to: addresses(given["to"], at("to"), 1),
    cc: addresses(given["cc"] ?? [], at("cc"), 0),
    bcc: addresses(given["bcc"] ?? [], at("bcc"), 0),
    replyTo: isSet(given["reply_to"]) ? address(given["reply_to"], at("reply_to")) : undefined,
    subject: subjectOf(given["subject"] ?? "", at("subject")),
    format: formatOf(given["mail_format"] ?? "html", at("mail_format")),
    content: textOf(given["content"] ?? "", at("content")),
    messageId: randomBytes(16).toString("hex"),
    inReplyTo: repliedTo(org, desk, given["in_reply_to"], at("in_reply_to")),
  };
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** A user's own address, or with `org_email` the organization's. */
function sender(org: Org, given: Readonly<Record<string, unknown>>, path: string): MailAddress {
  const byOrg = given["org_email"] ?? false;
  if (typeof byOrg !== "boolean") {
    throw invalid(path.replace(/from$/, "org_email"), { expected_data_type: "boolean" });
  }
  const from = address(given["from"], path);
  const allowed = byOrg ? [primaryEmail(org) ?? ""] : org.users.map((user) => user.email);
  if (allowed.some((email) => email.toLowerCase() === from.email.toLowerCase())) return from;
  throw invalid(`${path}.email`, {}, "the from address is neither a user's nor the organization's");
}

function address(given: unknown, path: string): MailAddress {
  if (!isObject(given)) throw invalid(path, { expected_data_type: "jsonobject" });
  const { email, user_name: name } = given;
  if (typeof email !== "string" || !EMAIL.test(email)) {
    throw invalid(`${path}.email`, { expected_data_type: "email" });
  }
  return { email, name: typeof name === "string" ? name : "" };
}

function addresses(given: unknown, path: string, least: number): MailAddress[] {
  if (!Array.isArray(given) || given.length < least) throw invalid(path, { expected_data_type: "jsonarray" });
  return given.map((one, index) => address(one, `${path}[${index}]`));
}

function textOf(given: unknown, path: string): string {
  if (typeof given === "string") return given;
  throw invalid(path, { expected_data_type: "text" });
}

function subjectOf(given: unknown, path: string): string {
  const subject = textOf(given, path);
  if (subject.length > LONGEST_SUBJECT) throw invalid(path, { maximum_length: LONGEST_SUBJECT });
  return subject;
}

function formatOf(given: unknown, path: string): "html" | "text" {
  if (given === "html" || given === "text") return given;
  throw invalid(path, { supported_values: ["html", "text"] });
}

function repliedTo(org: Org, desk: MailDesk, given: unknown, path: string): string | undefined {
  if (!isSet(given)) return undefined;
  if (!isObject(given)) throw invalid(path, { expected_data_type: "jsonobject" });
  const id = given["message_id"];
  if (typeof id === "string" && desk.knows(org, id)) return id;
  throw invalid(`${path}.message_id`, {}, "the id given seems to be invalid");
}

/** The sandbox has no templates, no files and no sending later: a message that needs them must not go without. */
function refuseUnsupported(given: Readonly<Record<string, unknown>>, at: (key: string) => string): void {
  for (const key of ["template", "inventory_details", "attachments", "scheduled_time"]) {
    const value = given[key];
    if (!isSet(value) || (Array.isArray(value) && value.length === 0)) continue;
    throw invalid(at(key), {}, "the sandbox does not know this; send the content itself, at once");
  }
}
