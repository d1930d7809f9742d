import type { HoldReason, SendAnswer, SendPreview } from "../../shared/dunning/contract.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import type { formWords } from "../words/form-words.ts";
import type { MomentSilence } from "../words/send-en.ts";
import type { Speech } from "../words/speech.ts";
import { sayNext } from "./next-step.tsx";

type Say = (typeof formWords)["en"]["send"];
type Nothing = Extract<SendPreview["parts"][number], { kind: "nothing" }>;

const lower = (text: string, locale: Speech["locale"]): string =>
  locale === "en" ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Why nothing leaves in one currency, and what opens next: one sentence, or two. */
export function sayNothing(part: Nothing, several: boolean, say: Say, speech: Speech): string {
  const { words, shortDay, moment, locale } = speech;
  const { because, until, opensAt, next, currency } = part;
  const own = (say.silences as Partial<Record<string, string>>)[because];
  const hold = own ?? lower(words.dunning.hold[because as Exclude<typeof because, MomentSilence>], locale);
  const reason = until === null || opensAt !== null ? hold : words.dunning.holdUntil(hold, shortDay(until));
  const first = several ? say.nothingIn(currency, reason) : say.nothing(reason);
  // The hold is what comes next as well: saying it twice explains nothing.
  const after =
    opensAt !== null
      ? say.opensAt(moment(opensAt))
      : next.kind === "step"
        ? say.next(lower(sayNext(next, speech).text, locale))
        : "";
  return [first, after].filter((each) => each !== "").join(locale === "en" ? " " : "");
}

/** What became of each message, a sentence for each. */
export function sayAnswer({ state, messages }: SendAnswer, say: Say, speech: Speech): readonly string[] {
  if (state === "queued") return [say.queued];
  if (state === "over") return [say.over];
  const told = messages.map((each) => sayMessage(each, say, speech));
  return state === "changed" ? [say.nothingPlanned, ...told] : told;
}

function sayMessage(message: SendAnswer["messages"][number], say: Say, speech: Speech): string {
  const { state, opensAt, because, rehearsed, channel, recipient } = message;
  switch (state) {
    case "sent":
      if (rehearsed) return say.rehearsed;
      return reachesCustomer(channel) ? say.sent(recipient ?? "") : say.proposed;
    case "planned":
    case "deferred":
      return opensAt === null ? say.underWay : say.waits(speech.moment(opensAt));
    case "claimed":
    case "sending":
      return say.underWay;
    case "rejected":
      return say.refused;
    case "in_doubt":
      return say.doubt;
    case "held":
    case "cancelled":
      return say.notSent(because === "paid" ? say.paid : sayHeld(because, say, speech));
  }
}

function sayHeld(because: string | null, say: Say, { words, locale }: Speech): string {
  const hold = words.dunning.hold[because as HoldReason] as string | undefined;
  return hold === undefined ? say.otherwise : lower(hold, locale);
}
