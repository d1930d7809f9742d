import { useState } from "preact/hooks";
import { percentE8 } from "../../../shared/charge/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Status } from "../../ui/status.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { RateForm, type TablesProps } from "./rate-form.tsx";

/** Every table of published rates: until when it is known, each rate and where it is from. */
export function RateTables({ fees, client, again }: TablesProps) {
  const { fees: say } = useChargeWords();
  const { locale, fullDay } = useSpeech();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  return (
    <section class="panel" aria-labelledby="rates-title">
      <header class="panel-head">
        <h2 id="rates-title">{say.tables}</h2>
      </header>
      <p class="quiet">{say.tablesHint}</p>
      {fees.tables.map((table) => (
        <details key={table.tableId}>
          <summary>
            <b>{table.name[locale]}</b>{" "}
            <Badge tone={table.expired ? "warn" : "good"}>
              {(table.expired ? say.expired : say.current)(fullDay(table.knownUntil))}
            </Badge>
          </summary>
          <ul>
            {[...table.rates].reverse().map(({ from, ratePpm, source }) => (
              <li key={from}>
                {fullDay(from)} · {percentE8(ratePpm * 100)} <small class="quiet">{source}</small>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <Status text={said} />
      {open ? (
        <RateForm
          {...{ fees, client, again }}
          close={(words) => {
            setOpen(false);
            setSaid(words);
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {say.add}
        </button>
      )}
    </section>
  );
}
