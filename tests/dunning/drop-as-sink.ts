import { type MailDrop, startMailDrop } from "../../sandbox/mail-drop/index.ts";
import type { Sink } from "../mail/smtp-sink.ts";

/** The sandbox's mail drop where stories expect their mail server: only what it keeps has arrived. */
export async function openDropAsSink(): Promise<Sink & { readonly drop: MailDrop }> {
  const drop = await startMailDrop({ host: "127.0.0.1" });
  return {
    drop,
    port: drop.smtpPort,
    get mails() {
      return drop.messages().map(({ envelope, raw }) => ({ ...envelope, raw }));
    },
    cut: () => undefined,
    close: () => drop.close(),
  };
}
