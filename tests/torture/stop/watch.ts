import type { MailDrop } from "../../../sandbox/mail-drop/index.ts";
import type { Random } from "../../../sandbox/books/random.ts";
import { pause } from "../../../server/adapters/db/store/pause.ts";

/** When the mail server last heard anything, by the clock of this process. */
export interface Watch {
  /** MAIL commands so far: a message has begun to leave. */
  begun(): number;
  lastHeardAt(): number;
  /** Waits until it has heard nothing for so long. */
  quietFor(ms: number): Promise<void>;
}

const LONGEST_STALL_MS = 20;

/** Listens to every command, and takes its time over each, so that a stop falls while letters are on the wire. */
export function watchMail(mail: MailDrop, random: Random): Watch {
  let begun = 0;
  let heardAt = 0;
  mail.misbehave(({ stage }) => {
    heardAt = performance.now();
    if (stage === "mail") begun += 1;
    return { kind: "stall", ms: random.whole(0, LONGEST_STALL_MS) };
  });
  return {
    begun: () => begun,
    lastHeardAt: () => heardAt,
    async quietFor(ms) {
      const since = performance.now();
      while (performance.now() - Math.max(since, heardAt) < ms) await pause(50);
    },
  };
}
