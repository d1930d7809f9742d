import type { LimitsView } from "../../../shared/contact/contract.ts";
import { useContactLimitWords } from "../../words/contact-limit-words.ts";
import { sayBeyond } from "../../words/say-beyond.ts";
import { useSpeech } from "../../words/speech.ts";

/** Contacts that happened although a limit spoke against them: for whoever leads. */
export function BeyondList({ lines }: { readonly lines: LimitsView["beyond"] }) {
  const { words, moment } = useSpeech();
  const say = useContactLimitWords();
  return (
    <section class="panel" aria-labelledby="limits-beyond">
      <header class="panel-head">
        <h2 id="limits-beyond">{say.beyond}</h2>
      </header>
      {lines.length === 0 && <p class="quiet">{say.noneBeyond}</p>}
      <ul class="beyond-list">
        {lines.map((line) => {
          const { what, rule } = sayBeyond(line, words);
          const { despite } = line;
          return (
            <li key={line.followupId}>
              <b>{what}</b> · {line.accountName} · {say.ways[line.way]} · {moment(line.happenedAt)} ·{" "}
              {line.byName}
              {rule !== "" && <p class="quiet">{rule}</p>}
              {despite !== null && <p class="quiet">{words.followup.beyond.despite(despite)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
