import { useState } from "preact/hooks";
import type { ScoreOnView } from "../../shared/credit/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import { InputField } from "../ui/input-field.tsx";
import { scoreWhyWords } from "../words/score-why-words.ts";
import { useSpeech } from "../words/speech.ts";
import { sayReason } from "./say-reason.ts";

type Asked =
  | { readonly state: "nothing" | "asking" }
  | { readonly state: "told"; readonly value: ScoreOnView }
  | { readonly state: "failed"; readonly because: Failure };

/** What the score was on a day of the past, and how we know. */
export function ScoreOn({ client }: { readonly client: Pick<ServerClient, "scoreOn"> }) {
  const { locale, words } = useSpeech();
  const say = scoreWhyWords[locale];
  const [on, setOn] = useState("");
  const [asked, setAsked] = useState<Asked>({ state: "nothing" });
  const ask = async (): Promise<void> => {
    if (on === "") return document.getElementById("score-on")?.focus();
    setAsked({ state: "asking" });
    const told = await client.scoreOn(on);
    setAsked(told.ok ? { state: "told", value: told.value } : { state: "failed", because: told.because });
  };
  return (
    <form
      class="score-on"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <InputField id="score-on" kind="day" label={say.onDay} value={on} change={setOn} flaw={undefined} />
      <button type="submit" class="button" aria-disabled={asked.state === "asking"}>
        {say.ask}
      </button>
      <div role="status">
        {asked.state === "told" && <Told told={asked.value} />}
        {asked.state === "failed" && (
          <p class="flaw">{asked.because.sentence?.[locale] ?? words.problem[asked.because.problem].what}</p>
        )}
      </div>
    </form>
  );
}

function Told({ told }: { readonly told: ScoreOnView }) {
  const speech = useSpeech();
  const { locale, number, fullDay } = speech;
  const say = scoreWhyWords[locale];
  if (told.score === null || told.grade === null) return <p>{say.noneThen}</p>;
  return (
    <>
      <p>
        <b>{say.was(fullDay(told.on), number(told.score), told.grade)}</b> {say.from[told.from]}{" "}
        {say.madeBy(number(told.scorecard))}
        {told.from !== "kept" && told.among !== null && ` ${say.among(fullDay(told.among))}`}
      </p>
      <ul>
        {told.reasons.map((reason) => {
          const { title, points } = sayReason(reason, speech);
          return (
            <li key={`${reason.effect}${reason.code}`}>
              {title} {points}
            </li>
          );
        })}
      </ul>
    </>
  );
}
