import { DISPUTE_OUTCOMES } from "../../shared/dispute/kinds.ts";
import { Chips } from "../ui/chips.tsx";
import { type FieldFlaw, flawOf } from "../ui/field.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { useFormWords } from "../words/form-words.ts";
import type { ResolutionText } from "./read-resolution.ts";

interface ResolutionFieldsProps {
  readonly text: ResolutionText;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (change: Partial<ResolutionText>) => void;
}

/** Whether the customer was right, and what they were told. */
export function ResolutionFields({ text, flaw, change }: ResolutionFieldsProps) {
  const say = useFormWords().resolution;
  const outcomeFlaw = flawOf(flaw, "resolve-outcome");
  return (
    <>
      <Chips
        name="resolve-outcome"
        id="resolve-outcome"
        legend={say.outcome}
        options={DISPUTE_OUTCOMES.map((value) => ({ value, label: say.outcomes[value] }))}
        value={text.outcome}
        choose={(outcome) => change({ outcome })}
        byDigit={(outcome) => change({ outcome })}
      />
      {outcomeFlaw && <p class="flaw">{outcomeFlaw}</p>}
      {text.outcome === "partly" && (
        <InputField
          id="resolve-amount"
          kind="amount"
          label={say.accepted}
          value={text.accepted}
          flaw={flaw}
          change={(accepted) => change({ accepted })}
        />
      )}
      <TextField
        id="resolve-text"
        label={say.text}
        hint={say.textHint}
        value={text.text}
        flaw={flaw}
        change={(words) => change({ text: words })}
      />
    </>
  );
}
