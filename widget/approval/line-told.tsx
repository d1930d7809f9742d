import type { LimitLineView } from "../../shared/approval/contract.ts";
import type { LineState } from "../../shared/approval/kinds.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { useLimitLineWords } from "../words/limit-line-words.ts";
import { useSpeech } from "../words/speech.ts";

const TONE: Readonly<Record<LineState, Tone>> = {
  waiting: "warn",
  planned: "calm",
  "in-force": "good",
  paused: "calm",
  ended: "bad",
  replaced: "calm",
  lapsed: "calm",
  refused: "calm",
  withdrawn: "calm",
};

/** A limit that was proposed: how much, from when to when, by whom and why, and what was said to it. */
export function LineTold({ line }: { readonly line: LimitLineView }) {
  const say = useLimitLineWords();
  const { money, fullDay } = useSpeech();
  const { state, currency, limitMinor, typed, parts, beforeMinor, reckonedMinor, proposed, verdict } = line;
  const beside = [
    ...parts.map((part) => say.part(part.currency, money(part.partMinor, part.currency))),
    ...(beforeMinor === null ? [] : [say.before(money(beforeMinor, currency))]),
    ...(reckonedMinor === null ? [] : [say.reckoned(money(reckonedMinor, currency))]),
  ];
  return (
    <div class="limit-line">
      <p>
        <Badge tone={TONE[state]}>{say.states[state]}</Badge> <b>{money(limitMinor, currency)}</b>{" "}
        {typed !== null && say.typed(money(typed.limitMinor, typed.currency))}{" "}
        {say.days(fullDay(line.from), fullDay(line.until))}
      </p>
      {beside.length > 0 && <p class="quiet">{beside.join(" · ")}</p>}
      <p class="quiet">
        {say.proposed(proposed.by, fullDay(proposed.on), proposed.reason)}
        {verdict !== null && (
          <>
            <br />
            {[say.decided(verdict.by, fullDay(verdict.on)), verdict.note]
              .filter((text) => text !== "")
              .join(": ")}
          </>
        )}
      </p>
    </div>
  );
}
