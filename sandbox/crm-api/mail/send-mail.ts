import { stamp } from "../../world/zone-time.ts";
import { type Answer, empty, fail, failure, found, Refusal } from "../answer.ts";
import type { Call } from "../call.ts";
import { moduleAsked, visibleRecord } from "../records/asking.ts";
import { at, dataOf, written, type Written } from "../records/write.ts";
import { checkMail } from "./check-mail.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { Deliver, MailAddress } from "./outgoing-mail.ts";

const standard: ReadonlySet<string> = new Set(
  "Leads Contacts Deals Accounts Sales_Orders Purchase_Orders Invoices Quotes Cases".split(" "),
);

/** POST /{module}/{id}/actions/send_mail: what it answers with SUCCESS has been taken by the post. */
export async function sendMail(call: Call, desk: MailDesk, deliver: Deliver | undefined): Promise<Answer> {
  const module = moduleAsked(call);
  if (module.generatedType !== "custom" && !standard.has(module.apiName)) {
    throw new Refusal(
      fail(400, "INVALID_MODULE", "the module does not support sending mail", { resource_path_index: 0 }),
    );
  }
  if (!visibleRecord(call, module, call.path["id"] ?? "")) {
    throw new Refusal(
      fail(400, "INVALID_DATA", "the id given seems to be invalid", { resource_path_index: 1 }),
    );
  }
  if (deliver === undefined) {
    throw new Refusal(fail(400, "NOT_ALLOWED", "no post is set up for this sandbox: it sends no mail"));
  }
  const results: Written[] = [];
  for (const [index, given] of dataOf(call).entries()) {
    results.push(await sendOne(call, desk, deliver, given, at(index)));
  }
  return written(results, 200);
}

async function sendOne(
  { org, path: { id = "" } }: Call,
  desk: MailDesk,
  deliver: Deliver,
  given: unknown,
  path: string,
): Promise<Written> {
  const checked = checkMail(org, desk, given, path);
  if ("failed" in checked) return checked.failed;
  const { mail } = checked;
  if (!desk.reserve(org, mail)) {
    return failure("LIMIT_REACHED", "the mails of the day are used up", { limit: desk.limitOf(org) });
  }
  try {
    await deliver(mail);
  } catch {
    desk.release(org, mail);
    return failure("INTERNAL_ERROR", "the post did not take the mail", { json_path: path });
  }
  desk.noteSent(org, id, mail);
  return {
    code: "SUCCESS",
    details: { message_id: mail.messageId },
    message: "Your mail has been sent successfully.",
    status: "success",
  };
}

/** GET /{module}/{id}/Emails: what went from the record, newest first. */
export function listEmails(call: Call, desk: MailDesk): Answer {
  const module = moduleAsked(call);
  const id = call.path["id"] ?? "";
  if (!visibleRecord(call, module, id)) {
    throw new Refusal(
      fail(400, "INVALID_DATA", "the id given seems to be invalid", { resource_path_index: 1 }),
    );
  }
  const sent = desk.sentFrom(call.org, id);
  if (sent.length === 0) return empty;
  const named = ({ name, email }: MailAddress) => ({ user_name: name, email });
  return found({
    Emails: sent.map(({ at: time, mail }) => ({
      message_id: mail.messageId,
      subject: mail.subject,
      from: named(mail.from),
      to: mail.to.map(named),
      cc: mail.cc.length === 0 ? null : mail.cc.map(named),
      sent: true,
      read: false,
      source: "crm",
      time: stamp(call.org.timeZone, time),
      status: [{ type: "sent" }],
    })),
    info: { per_page: 10, count: sent.length, next_index: null, prev_index: null, more_records: false },
  });
}
