import type { Next } from "../../shared/dunning/contract.ts";
import { useSpeech } from "../words/speech.ts";
import { sayNext } from "./next-step.tsx";

/** The dashed first entry of the timeline: what the policy does next in one currency. */
export function PlannedEntry({
  next,
  currency,
}: {
  readonly next: Next;
  readonly currency: string | undefined;
}) {
  const speech = useSpeech();
  const say = speech.words.dunning;
  if (next.kind === "none") return null;
  const suffix = currency ? ` · ${currency}` : "";
  if (next.kind === "hold")
    return (
      <li class="entry entry-planned dot-good">
        <p class="entry-title">
          {sayNext(next, speech).text}
          {suffix}
        </p>
      </li>
    );
  return (
    <li class="entry entry-planned">
      <p class="entry-title">
        {say.planned(speech.nearDay(next.on), say.channel[next.channel])}
        {suffix}
      </p>
      <p class="entry-small">{say.plannedWhy(say.threshold(next.days))}</p>
    </li>
  );
}
