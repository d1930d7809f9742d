import type { MailOptions } from "./open-courier.ts";

const SUBMISSION = 587;
const SUBMISSION_TLS = 465;

/** "smtps://user:password@mail.example:465" as the courier takes it; smtp:// means STARTTLS unless TLS is not required. */
export function smtpAddress(url: string, requireTls: boolean): MailOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const usual = secure ? SUBMISSION_TLS : SUBMISSION;
  return {
    host: hostname,
    port: port === "" ? usual : Number(port),
    secure,
    ...(requireTls || secure ? {} : { withoutTls: true }),
    ...(username === ""
      ? {}
      : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}
