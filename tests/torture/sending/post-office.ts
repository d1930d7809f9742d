import type { MailDrop, MailFault, MailMoment } from "../../../sandbox/mail-drop/index.ts";
import type { Random } from "../../../sandbox/books/random.ts";

/** What the mail server was seen to do. */
export interface PostOffice {
  /** How often something of that kind went wrong. */
  readonly mishaps: Record<"put off" | "answer lost" | "letter lost", number>;
  /** MAIL commands so far: a message has begun to leave. */
  begun(): number;
  calm(): void;
}

const LONGEST_STALL_MS = 25;

/**
 * Makes the mail server slow at every command, so that a random moment falls on the wire, and wrong now and then:
 * `perMille` of the commands are put off (4xx) or, after the final dot, cut without an answer.
 */
export function openPostOffice(mail: MailDrop, random: Random, perMille: number): PostOffice {
  const mishaps = { "put off": 0, "answer lost": 0, "letter lost": 0 };
  let begun = 0;
  const wrong = ({ stage }: MailMoment): MailFault => {
    if (stage === "data" && random.chance(0.6)) {
      const keep = random.chance(0.5);
      mishaps[keep ? "answer lost" : "letter lost"] += 1;
      return { kind: "drop", keep };
    }
    mishaps["put off"] += 1;
    return { kind: "reject", code: random.pick([421, 450, 451]), message: "4.3.2 Please try again later" };
  };
  mail.misbehave((moment) => {
    if (moment.stage === "mail") begun += 1;
    if (random.chance(perMille / 1000)) return wrong(moment);
    return { kind: "stall", ms: random.whole(0, LONGEST_STALL_MS) };
  });
  return { mishaps, begun: () => begun, calm: () => mail.misbehave(undefined) };
}
