import { createHash } from "node:crypto";
import { openSink, type Sink } from "../../mail/smtp-sink.ts";
import { answerAs } from "../cell.ts";

let sink: Sink | undefined;

/** A real SMTP server that takes everything. */
async function start(): Promise<number> {
  sink = await openSink();
  return sink.port;
}

/** The hashes of what arrived since the last time, each with whom it was for. */
function taken(): readonly string[] {
  const mails = sink?.mails.splice(0) ?? [];
  return mails.map(({ raw, to }) => `${to.join()} ${createHash("sha256").update(raw).digest("hex")}`).sort();
}

answerAs({ start, taken }, () => sink?.close());
