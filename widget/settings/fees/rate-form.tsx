import { useState } from "preact/hooks";
import type { FeesView } from "../../../shared/charge/contract.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { readPercent } from "../../ui/read-percent.ts";
import { useChargeWords } from "../../words/charge-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { useFeesFlaw } from "./use-fees-flaw.ts";

export interface TablesProps {
  readonly fees: FeesView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

const ID: Readonly<Record<string, string>> = {
  tableId: "rate-table",
  from: "rate-from",
  ratePpm: "rate-percent",
  knownUntil: "rate-until",
  source: "rate-source",
};

type RateFormProps = TablesProps & { readonly close: (said: string) => void };

/** A published rate while it is written down, with its source. */
export function RateForm({ fees, client, again, close }: RateFormProps) {
  const { fees: say, ...words } = useChargeWords();
  const { locale } = useSpeech();
  const [text, setText] = useState({
    tableId: fees.tables[0]?.tableId ?? "",
    from: "",
    percent: "",
    knownUntil: "",
    source: "",
  });
  const adding = useAct();
  const { flaw, find, forgive } = useFeesFlaw(adding, ID, "rate-table");
  const change = (part: Partial<typeof text>): void => {
    forgive();
    setText({ ...text, ...part });
  };
  const add = async (): Promise<void> => {
    const ratePpm = readPercent(text.percent);
    if (typeof ratePpm !== "number") return find({ field: "rate-percent", says: words.noAmount });
    const { tableId, from, knownUntil, source } = text;
    const request = { clientId: crypto.randomUUID(), tableId, from, ratePpm, knownUntil, source };
    if ((await adding.perform(() => client.addRate(request))) === undefined) return;
    await again();
    close(say.added);
  };
  const field = (
    key: "from" | "percent" | "knownUntil" | "source",
    label: string,
    kind: "day" | "amount" | "text",
  ) => (
    <InputField
      id={key === "percent" ? "rate-percent" : (ID[key] ?? key)}
      kind={kind}
      label={label}
      value={text[key]}
      flaw={flaw}
      change={(value) => change({ [key]: value })}
      {...(key === "source" ? { maxLength: 300 } : {})}
    />
  );
  return (
    <SettingsForm save={add}>
      <SelectField
        id="rate-table"
        label={say.table}
        value={text.tableId}
        flaw={flaw}
        change={(tableId) => change({ tableId })}
        options={fees.tables.map(({ tableId, name }) => ({ value: tableId, label: name[locale] }))}
      />
      {field("from", say.validFrom, "day")}
      {field("percent", `${words.rate} (%)`, "amount")}
      {field("knownUntil", say.knownUntil, "day")}
      {field("source", say.source, "text")}
      <FormEnd busy={adding.acting} say={{ ...words, save: say.add }} cancel={() => close("")} />
    </SettingsForm>
  );
}
