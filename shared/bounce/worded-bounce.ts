import { whyFailed } from "./why-failed.ts";
import { oneLine, type Returned, type ReturnedMail } from "./returned-mail.ts";

/** Programs that bring mail back. */
const DAEMON =
  /^(mailer[-_.]?daemon|postmaster|mail[-_.]?daemon|mdaemon|mail-?delivery|bounces?|no-?reply-?bounces?|10000|postmast|mailadmin|mailmaster|system|internet-?mail-?delivery)@/i;
const DAEMON_NAME =
  /mail delivery (sub)?system|mailer.?daemon|postmaster|系统退信|邮件系统|退信|系统管理员|邮局/i;
const BOUNCED_SUBJECT =
  /^(\s*\W*)(undeliver|returned mail|mail delivery (failed|failure|system)|delivery (status notification|failure|failed|has failed|incomplete|delayed|report|notification)|failure notice|non[- ]?deliver|message (status|delivery) |delayed mail|warning: (message|could not send)|mail system error|unzustellbar|退信|系统退信|邮件(投递|发送)?(失败|退回)|投递失败|发送失败|无法送达|未送达|来自.{1,40}的退信|未传递)/iu;

/** From where on it is our own message again. */
const OUR_OWN =
  /\n[-\s>*=]*(below this line is a copy|this is a copy of the message|original message|the original message|message header|returned message|included is a copy|原邮件|原始邮件|邮件原文|原文|被退回的邮件|------ )/iu;

const WAITS =
  /will (be |continue to be |keep )?(re)?(tried|try|attempt|retr)|will (continue|keep) (to )?try|still (being |be )?(retri|tr)|has(n't| not) (yet )?been delivered (yet|for|to)|not yet been delivered|delivery (is |has been |was )?delayed|(message|mail|delivery).{0,30}delayed|no action is required|do not need to resend|warning message only|(会|将)(在.{0,12})?(继续|再次|自动|稍后)*(尝试|重试|重发|投递)|继续.{0,6}(尝试|重试|投递)|投递延迟|延迟通知/iu;
const ENDED = /giving up|gave up|permanent|final|fatal|no further|stopped trying|放弃|不再/iu;

/** Whether a program wrote it about a mail that it could not deliver, without a report that a program could read. */
export function isWordedBounce({ from, subject, parts, headers }: ReturnedMail): boolean {
  if (headers.some(({ name }) => name === "x-failed-recipients")) return true;
  const sender = from?.address ?? "";
  const byDaemon = DAEMON.test(sender) || DAEMON_NAME.test(from?.name ?? "");
  const returnsOurs = parts.some(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
  // A person at "postmaster@" writes as one: only programs send so that nothing can come back.
  const byPerson = headers.some(
    ({ name, value }) => name === "return-path" && !/^\s*<?\s*>?\s*$/.test(value),
  );
  return BOUNCED_SUBJECT.test(subject) ? byDaemon || returnsOurs || sender === "" : byDaemon && !byPerson;
}

/** What the words of such a mail say; those of the message that it brings back are left out. */
export function readWordedBounce({ subject, text }: ReturnedMail): Returned {
  const [own = ""] = `\n${text}`.split(OUR_OWN);
  const said = own.trim() === "" ? text : own;
  if (WAITS.test(`${subject}\n${said}`) && !ENDED.test(said))
    return { kind: "delayed", words: oneLine(said) };
  return { kind: "failed", ...whyFailed(null, said), words: oneLine(tellingLine(said)) };
}

/** The line with the server's answer, or else all of it. */
const tellingLine = (said: string): string =>
  said.split("\n").find((line) => /\b[45]\d\d[ -]/.test(line)) ?? said;
