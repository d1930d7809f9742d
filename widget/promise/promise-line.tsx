import type { PromiseView } from "../../shared/promise/contract.ts";
import type { Tone } from "../ui/notice.tsx";
import { Badge } from "../ui/badge.tsx";
import { useSpeech } from "../words/speech.ts";

const TONE: Record<PromiseView["state"], Tone> = {
  open: "calm",
  kept: "good",
  "partly-kept": "warn",
  broken: "bad",
  withdrawn: "calm",
  superseded: "calm",
};

/** A promise in one line: how it stands, how much by when, and what came of it. */
export function PromiseLine({ promise }: { readonly promise: PromiseView }) {
  return (
    <p class="entry-promise">
      <PromiseText promise={promise} />
    </p>
  );
}

/** The same inside another line. */
export function PromiseText({ promise }: { readonly promise: PromiseView }) {
  const { words, money, shortDay } = useSpeech();
  const say = words.promise;
  const told = [say.line(money(promise.amountMinor, promise.currency), shortDay(promise.promisedOn))];
  if (promise.receivedMinor > 0 || promise.state === "broken" || promise.state === "partly-kept")
    told.push(say.received(money(promise.receivedMinor, promise.currency)));
  if (promise.state === "open") told.push(say.holds(shortDay(promise.holdsUntil)));
  if (promise.level > 1) told.push(words.agreed.level(promise.level));
  return (
    <>
      <Badge tone={TONE[promise.state]}>{say.states[promise.state]}</Badge> {told.join(" · ")}
    </>
  );
}
