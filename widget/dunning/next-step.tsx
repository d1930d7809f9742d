import type { Channel, HoldReason, Next } from "../../shared/dunning/contract.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { type Speech, useSpeech } from "../words/speech.ts";

/** A hold that protects the relation is good news; one that waits for somebody to act is not. */
const HOLD_TONE: Partial<Record<Extract<Next, { kind: "hold" }>["because"], Tone>> = {
  paid: "good",
  "promise-open": "good",
  "on-plan": "good",
  "settlement-open": "good",
  "let-go": "good",
  "in-doubt": "bad",
  "stale-data": "warn",
  "no-contact": "bad",
  "all-opted-out": "bad",
  disputed: "warn",
};

/** Nothing of these leaves before a person says so. */
const APPROVED_FIRST: ReadonlySet<Channel> = new Set([
  "demand-letter",
  "lawyers-letter",
  "stop-supply",
  "agency",
]);

/** What happens next, in a few words, with its tone; a plain step has none. */
export function sayNext(next: Next, speech: Speech): { text: string; tone?: Tone } {
  const { words, nearDay } = speech;
  const say = words.dunning;
  if (next.kind === "none") return { text: say.none };
  if (next.kind === "hold") {
    return { text: sayHold(next.because, next.until, speech), tone: HOLD_TONE[next.because] ?? "calm" };
  }
  if (APPROVED_FIRST.has(next.channel)) return { text: say.channel[next.channel], tone: "bad" };
  return { text: say.step(say.channel[next.channel], nearDay(next.on)) };
}

/** Whoever waits for an office to open asks when that is, not which day is the last closed one. */
function sayHold(because: HoldReason, until: Day | null, { words, nearDay, shortDay }: Speech): string {
  const say = words.dunning;
  if (until === null) return say.hold[because];
  if (because === "outside-hours") return say.opensOn(nearDay(addDays(until, 1)));
  return say.holdUntil(say.hold[because], shortDay(until));
}

/** Next step of an invoice, or why there is none. */
export function NextStep({ next }: { readonly next: Next }) {
  const { text, tone } = sayNext(next, useSpeech());
  return tone ? (
    <Badge tone={tone}>{text}</Badge>
  ) : (
    <span class={next.kind === "none" ? "quiet" : undefined}>{text}</span>
  );
}
