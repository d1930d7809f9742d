import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useProvisionWords } from "../../words/provision-words.ts";
import { useReportWords } from "../../words/report-words.ts";

interface RatesProps {
  readonly currency: string;
  readonly percents: readonly string[];
  /** By the org's own history; null where it says nothing of some bucket. */
  readonly suggested: readonly string[] | null;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (percents: readonly string[]) => void;
}

/** The five loss rates of one currency. */
export function RatesFields({ currency, percents, suggested, flaw, change }: RatesProps) {
  const say = useProvisionWords();
  const { buckets } = useReportWords();
  return (
    <fieldset class="field">
      <legend>{say.rates(currency)}</legend>
      <div class="small-fields">
        {percents.map((percent, at) => (
          <InputField
            key={buckets[at]}
            id={`provision-${currency}-${at}`}
            label={buckets[at] ?? ""}
            value={percent}
            flaw={flaw}
            change={(value) => change(percents.map((each, i) => (i === at ? value : each)))}
          />
        ))}
      </div>
      {suggested === null ? (
        <p class="quiet">{say.noHistory}</p>
      ) : (
        <button type="button" class="button" onClick={() => change(suggested)}>
          {say.takeHistory}: {suggested.join(" · ")}
        </button>
      )}
    </fieldset>
  );
}
