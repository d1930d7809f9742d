import { useEffect, useRef, useState } from "preact/hooks";
import { CHANNELS, type Channel, TONES, type Tone } from "../../../shared/dunning/contract.ts";
import type { LetterText } from "../../../shared/dunning/templates/letter-text.ts";
import { letters } from "../../../shared/dunning/templates/letters.ts";
import { textMessages } from "../../../shared/dunning/templates/text-messages.ts";
import { Field, flawed } from "../../ui/field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { LETTER_OF, type StepDraft } from "./draft.ts";
import { ChoiceField } from "./entry-fields.tsx";
import { enteredOf } from "./entered.ts";
import { StepLimits } from "./step-limits.tsx";
import { TextSize } from "./text-size.tsx";
import { useFlaw } from "./use-flaw.ts";

interface StepFormProps {
  readonly step: StepDraft;
  /** Letters of the org's own. */
  readonly templates: readonly string[];
  readonly change: (part: Partial<StepDraft>) => void;
}

/** One step, open: when, what and with which letter; what only some steps need is folded away. */
export function StepForm({ step, templates, change }: StepFormProps) {
  const words = useSettingsWords();
  const say = words.policy.step;
  const path = `steps.${step.key}`;
  // A text message goes with a text, and a text with nothing else.
  const fitting = Object.keys(letters).filter((key) => key in textMessages === (step.channel === "sms"));
  const keys = [...new Set([...fitting, ...templates, step.template])];
  const chooseChannel = (channel: Channel): void => change({ channel, template: LETTER_OF[channel] });
  return (
    <div class="step-form">
      <DaysField step={step} change={change} />
      <div class="small-fields">
        <ChoiceField
          id={`${step.key}-channel`}
          label={say.channel}
          path={`${path}.channel`}
          value={step.channel}
          set={chooseChannel}
          options={CHANNELS.map((value) => ({ value, label: words.channel[value] }))}
        />
        <ChoiceField
          id={`${step.key}-letter`}
          label={say.letter}
          path={`${path}.template`}
          value={step.template}
          set={(template) => change({ template })}
          options={keys.map((value) => ({ value, label: words.letter(value) }))}
        />
        <ChoiceField
          id={`${step.key}-tone`}
          label={say.tone}
          path={`${path}.tone`}
          value={step.tone ?? ""}
          set={(tone) => change({ tone: tone === "" ? null : tone })}
          options={[
            { value: "" as Tone | "", label: say.noTone },
            ...TONES.map((value) => ({ value, label: words.tone[value] })),
          ]}
        />
      </div>
      {step.channel === "sms" && textMessages[step.template] !== undefined && (
        <TextSize letter={textMessages[step.template] as LetterText} />
      )}
      <StepLimits step={step} change={change} />
    </div>
  );
}

type Side = "before" | "after";

/** A number and a side of the due day: nobody has to know that earlier is negative. */
function DaysField({ step, change }: Omit<StepFormProps, "templates">) {
  const say = useSettingsWords().policy.step;
  const id = `${step.key}-days`;
  const flaw = useFlaw(`steps.${step.key}.days`) ?? useFlaw(`steps.${step.key}.key`);
  const { days } = step;
  const [side, setSide] = useState<Side>(typeof days === "number" && days < 0 ? "before" : "after");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const put = (text: string, on: Side): void => {
    const entered = enteredOf(text);
    change({ days: typeof entered === "number" && on === "before" ? 0 - entered : entered });
  };
  const shown = typeof days === "number" ? String(Math.abs(days)) : days;
  return (
    <Field id={id} label={say.days} flaw={flaw}>
      <span class="days-line">
        <input
          id={id}
          ref={input}
          class="input days"
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          onInput={(event) => put(event.currentTarget.value, side)}
          {...flawed(id, flaw)}
        />
        <select
          class="input"
          aria-label={say.side}
          value={side}
          onChange={(event) => {
            const on = event.currentTarget.value as Side;
            setSide(on);
            put(shown, on);
          }}
        >
          <option value="before">{say.daysBefore}</option>
          <option value="after">{say.daysAfter}</option>
        </select>
      </span>
    </Field>
  );
}
