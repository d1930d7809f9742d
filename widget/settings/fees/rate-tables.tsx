import { useState } from "preact/hooks";
import type { FeesView } from "../../../shared/charge/contract.ts";
import { percentE8 } from "../../../shared/charge/say.ts";
import { Badge } from "../../ui/badge.tsx";
import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../use-act.ts";
import { readPercent } from "./read-terms.ts";

interface TablesProps {
  readonly fees: FeesView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

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

const ID: Readonly<Record<string, string>> = {
  tableId: "rate-table",
  from: "rate-from",
  ratePpm: "rate-percent",
  knownUntil: "rate-until",
  source: "rate-source",
};

function RateForm({ fees, client, again, close }: TablesProps & { readonly close: (said: string) => void }) {
  const { fees: say, ...words } = useChargeWords();
  const { locale } = useSpeech();
  const [text, setText] = useState({
    tableId: fees.tables[0]?.tableId ?? "",
    from: "",
    percent: "",
    knownUntil: "",
    source: "",
  });
  const [flaw, setFlaw] = useState<FieldFlaw | undefined>();
  const adding = useAct();
  const change = (part: Partial<typeof text>): void => {
    adding.forgive();
    setFlaw(undefined);
    setText({ ...text, ...part });
  };
  const add = async (): Promise<void> => {
    const ratePpm = readPercent(text.percent);
    if (typeof ratePpm !== "number") return setFlaw({ field: "rate-percent", says: words.noAmount });
    const { tableId, from, knownUntil, source } = text;
    const request = { clientId: crypto.randomUUID(), tableId, from, ratePpm, knownUntil, source };
    if ((await adding.perform(() => client.addRate(request))) === undefined) return;
    await again();
    close(say.added);
  };
  const refused = adding.failure && {
    field: ID[adding.because?.field ?? ""] ?? "rate-table",
    says: adding.failure,
  };
  const shown = flaw ?? (refused || undefined);
  return (
    <form
      class="key-account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <SelectField
        id="rate-table"
        label={say.table}
        value={text.tableId}
        flaw={shown}
        change={(tableId) => change({ tableId })}
        options={fees.tables.map(({ tableId, name }) => ({ value: tableId, label: name[locale] }))}
      />
      <InputField
        id="rate-from"
        kind="day"
        label={say.validFrom}
        value={text.from}
        flaw={shown}
        change={(from) => change({ from })}
      />
      <InputField
        id="rate-percent"
        kind="amount"
        label={`${words.rate} (%)`}
        value={text.percent}
        flaw={shown}
        change={(percent) => change({ percent })}
      />
      <InputField
        id="rate-until"
        kind="day"
        label={say.knownUntil}
        value={text.knownUntil}
        flaw={shown}
        change={(knownUntil) => change({ knownUntil })}
      />
      <InputField
        id="rate-source"
        label={say.source}
        value={text.source}
        maxLength={300}
        flaw={shown}
        change={(source) => change({ source })}
      />
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={adding.acting}>
          {adding.acting ? words.saving : say.add}
        </button>
        <button type="button" class="button" onClick={() => close("")}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
