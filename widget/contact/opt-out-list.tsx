import type { OptOutView } from "../../shared/contact/contract.ts";
import { useOptOutWords } from "../words/opt-out-words.ts";
import { useSpeech } from "../words/speech.ts";

/** What one contact wants to hear no more, who said so, when and how, and which of it ended. */
export function OptOutList({ optOuts }: { readonly optOuts: readonly OptOutView[] }) {
  const say = useOptOutWords();
  const { moment } = useSpeech();
  if (optOuts.length === 0) return <p class="quiet">{say.none}</p>;
  return (
    <section class="held" aria-label={say.title}>
      <ul>
        {optOuts.map(({ optOutId, way, purpose, said, heard, by, at, note, of, back }) => {
          const how = by === null || heard === null ? say.machine : say.notedBy(by, say.heardBy[heard]);
          const what = <b>{say.line(say.way[way], say.purpose[purpose])}</b>;
          return (
            <li key={optOutId}>
              {back === null ? what : <s>{what}</s>}{" "}
              <small class="quiet">{[say.said[said], moment(at), how].join(" · ")}</small>
              {note !== "" && <p>{note}</p>}
              {of !== null && <p class="quiet">{say.of(of)}</p>}
              {back && (
                <p class="quiet">
                  {say.ended(moment(back.at), back.by, say.heardBy[back.heard], back.reason)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
