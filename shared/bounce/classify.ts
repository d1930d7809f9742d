import { enhancedCode, reportGroups, type ReportGroup } from "./report-fields.ts";
import { oneLine, type Returned, type ReturnedMail, valuesOf } from "./returned-mail.ts";
import { whyFailed } from "./why-failed.ts";
import { isWordedBounce, readWordedBounce } from "./worded-bounce.ts";

/**
 * What a mail that came back is: a report that programs read (RFC 3464, 5965, 8098) before words, a program's words
 * before an answering machine (RFC 3834), and a person only where nothing says that it was not one.
 */
export function classify(mail: ReturnedMail): Returned {
  const part = (type: string) => mail.parts.find((each) => each.type === type)?.text ?? null;
  const feedback = part("message/feedback-report");
  if (feedback !== null) return readFeedback(feedback);
  if (PLAIN_COMPLAINT.test(mail.subject) && part("message/rfc822") !== null)
    return { kind: "complaint", words: oneLine(mail.subject) };
  const status = part("message/delivery-status") ?? part("message/global-delivery-status");
  const told = status === null ? null : readStatus(status, mail.text);
  if (told !== null) return told;
  const shown = part("message/disposition-notification") ?? part("message/global-disposition-notification");
  if (shown !== null) return { kind: "arrived", words: oneLine(shown) };
  if (isWordedBounce(mail)) return readWordedBounce(mail);
  return isAnsweringMachine(mail) ? { kind: "absent" } : { kind: "reply" };
}

/** As Outlook.com writes to who asked for it: no report, but the message and this subject. */
const PLAIN_COMPLAINT = /^complaint about message from /i;

function readFeedback(text: string): Returned {
  const type = reportGroups(text)[0]?.get("feedback-type")?.toLowerCase() ?? "abuse";
  return type === "not-spam" ? { kind: "arrived", words: type } : { kind: "complaint", words: type };
}

/** The gravest first: with several recipients, what did not arrive counts. */
const ACTIONS = ["failed", "delayed", "delivered", "relayed", "expanded"];

function readStatus(text: string, human: string): Returned | null {
  const acted = reportGroups(text).flatMap((group) => {
    const action = /^[a-z]+/.exec(group.get("action")?.toLowerCase() ?? "")?.[0] ?? actionOf(group);
    return ACTIONS.includes(action) ? [{ group, action }] : [];
  });
  const [gravest] = acted.sort((a, b) => ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action));
  if (gravest === undefined) return null;
  const { group, action } = gravest;
  const diagnostic = (group.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/, "");
  const words = oneLine(diagnostic === "" ? human : diagnostic);
  if (action === "delayed") return { kind: "delayed", words };
  if (action !== "failed") return { kind: "arrived", words: action };
  const code = enhancedCode(group.get("status") ?? "");
  const why = whyFailed(code, diagnostic);
  // What the report leaves open its own words for people may say.
  return why.because === "unclear"
    ? { kind: "failed", ...whyFailed(why.status, human), words }
    : { kind: "failed", ...why, words };
}

/** Of a group that names no action: its status says as much. */
function actionOf(group: ReportGroup): string {
  const status = enhancedCode(group.get("status") ?? "") ?? "";
  return { "5": "failed", "4": "delayed", "2": "delivered" }[status.charAt(0)] ?? "";
}

const AWAY_SUBJECT =
  /^\s*(\[[^\]]*\]\s*)?(\[?(automatic|auto|automated)[- ]?(reply|response|answer)|out of (the )?office|autoreply|auto:|abwesenheit|自动回复|自動回覆|自动答复|自动回信|\[自动回复\]|【自动回复】|休假自动)/iu;

function isAnsweringMachine(mail: ReturnedMail): boolean {
  const has = (name: string) => valuesOf(mail, name).length > 0;
  const says = (name: string, what: RegExp) => valuesOf(mail, name).some((value) => what.test(value));
  return (
    valuesOf(mail, "auto-submitted").some((value) => !/^\s*no\b/i.test(value)) ||
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].some(has) ||
    says("precedence", /auto_?-?reply|^\s*junk\s*$/i) ||
    (says("x-auto-response-suppress", /./) && AWAY_SUBJECT.test(mail.subject)) ||
    says("return-path", /^\s*<\s*>\s*$/) ||
    AWAY_SUBJECT.test(mail.subject)
  );
}
