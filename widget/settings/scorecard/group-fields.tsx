import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { CARD_GROUPS, CARD_KEYS, type CardGroup, type CardTexts, nameOf, sumIn } from "./card-texts.ts";
import { GradeScale } from "./grade-scale.tsx";

interface FieldsProps {
  readonly texts: CardTexts;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (name: string, text: string) => void;
}

/** Every figure of a card; of what must add up to 100 the sum so far, and the cut-offs as a scale. */
export function GroupFields(props: FieldsProps) {
  return (
    <>
      {CARD_GROUPS.map((group) => (
        <Group key={group} group={group} {...props} />
      ))}
    </>
  );
}

function Group({ group, texts, flaw, change }: FieldsProps & { readonly group: CardGroup }) {
  const say = useScorecardWords();
  const labels: Readonly<Record<string, string>> = say.fields[group];
  return (
    <fieldset class="card-group">
      <legend>{say.legends[group]}</legend>
      <div class="card-fields">
        {CARD_KEYS[group].map((key) => {
          const name = nameOf(group, key);
          return (
            <InputField
              key={name}
              id={name}
              kind="count"
              label={labels[key] ?? key}
              value={texts[name] ?? ""}
              change={(text) => change(name, text)}
              maxLength={4}
              flaw={flaw}
            />
          );
        })}
      </div>
      {(group === "weights" || group === "payment") && <Sum sum={sumIn(texts, group)} />}
      {group === "floors" && <GradeScale texts={texts} />}
    </fieldset>
  );
}

function Sum({ sum }: { readonly sum: number }) {
  const say = useScorecardWords();
  const { number } = useSpeech();
  return (
    <p class={sum === 100 ? "quiet" : "flaw"} role="status">
      {say.sum(number(sum))}
    </p>
  );
}
