import { CREDIT_HOLDS, type CreditHold } from "../../../shared/limit/kinds.ts";
import { InputField, SelectField, TextField } from "../../ui/input-field.tsx";
import { useCreditControlWords } from "../../words/credit-control-words.ts";
import type { ControlFlaw, ControlText } from "./control-text.ts";

interface ControlFieldsProps {
  readonly text: ControlText;
  readonly flaw: ControlFlaw | undefined;
  readonly change: (part: Partial<ControlText>) => void;
}

/** Three groups: what counts, what holds, and who may allow more. */
export function ControlFields({ text, flaw, change }: ControlFieldsProps) {
  const say = useCreditControlWords();
  const says = flaw === "admin" || flaw === "collector" ? say.flaws.percent : flaw && say.flaws[flaw];
  const wrong = flaw && says ? { field: `control-${flaw}`, says } : undefined;
  const count = (name: "days" | "admin" | "collector" | "mostDays") => (
    <InputField
      id={`control-${name}`}
      kind="count"
      label={say[name]}
      value={text[name]}
      flaw={wrong}
      change={(value) => change({ [name]: value })}
    />
  );
  const stages = (name: "order" | "deal") => (
    <TextField
      id={`control-${name}`}
      label={say[name]}
      value={text[name]}
      flaw={wrong}
      change={(value) => change({ [name]: value })}
    />
  );
  const hold = (name: "overLimit" | "overGroup" | "overdue" | "insolvency") => (
    <SelectField
      id={`control-${name}`}
      label={say[name]}
      value={text[name]}
      flaw={wrong}
      change={(value) => change({ [name]: value as CreditHold })}
      options={CREDIT_HOLDS.map((value) => ({ value, label: say.holds[value] }))}
    />
  );
  return (
    <>
      <fieldset class="field-group">
        <legend>{say.counted}</legend>
        <p class="quiet">{say.stagesHint}</p>
        {stages("order")}
        {stages("deal")}
      </fieldset>
      <div class="small-fields">
        {hold("overLimit")}
        {hold("overGroup")}
        {hold("insolvency")}
      </div>
      <div class="small-fields">
        {hold("overdue")}
        {count("days")}
      </div>
      <fieldset class="field-group">
        <legend>{say.exceptions}</legend>
        <div class="small-fields">
          {count("admin")}
          {count("collector")}
          {count("mostDays")}
        </div>
      </fieldset>
      <TextField
        id="control-reason"
        label={say.reason}
        value={text.reason}
        flaw={wrong}
        change={(reason) => change({ reason })}
      />
    </>
  );
}
