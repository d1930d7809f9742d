import type { Currency } from "../../../shared/kernel/currency.ts";
import { AFTER_ITS_END, APPROVERS, type AfterItsEnd } from "../../../shared/approval/kinds.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField, SelectField, TextField } from "../../ui/input-field.tsx";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { GRADES, PERCENTS, type RulesFlaw, type RulesText } from "./read-rules.ts";

interface RulesFieldsProps {
  readonly text: RulesText;
  readonly base: Currency;
  readonly flaw: RulesFlaw | undefined;
  readonly change: (part: Partial<RulesText>) => void;
}

/** Three groups: the formulas, the grades, and who may approve for how long. */
export function RulesFields({ text, base, flaw, change }: RulesFieldsProps) {
  const say = useCreditLimitsWords();
  const wrong = flaw && { field: flaw.field, says: say.flaws[flaw.kind] };
  return (
    <>
      <FormulaFields {...{ text, wrong, change }} />
      <ApprovalFields {...{ text, base, wrong, change }} />
      <TextField
        id="limits-reason"
        label={say.reason}
        value={text.reason}
        flaw={wrong}
        change={(reason) => change({ reason })}
      />
    </>
  );
}

interface GroupProps extends Pick<RulesFieldsProps, "text" | "change"> {
  readonly wrong: FieldFlaw | undefined;
}

function FormulaFields({ text, wrong, change }: GroupProps) {
  const say = useCreditLimitsWords();
  const { percents, grades, terms } = text;
  return (
    <>
      <fieldset class="field-group">
        <legend>{say.formulas}</legend>
        <div class="small-fields">
          {([...PERCENTS, "changePercent"] as const).map((name) => (
            <InputField
              key={name}
              id={`limits-${name}`}
              kind="count"
              label={say[name]}
              value={percents[name]}
              flaw={wrong}
              change={(value) => change({ percents: { ...percents, [name]: value } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset class="field-group">
        <legend>{say.grades}</legend>
        <div class="small-fields">
          {GRADES.map((name) => (
            <InputField
              key={name}
              id={`limits-${name}`}
              kind="count"
              label={say.grade[name]}
              value={grades[name]}
              flaw={wrong}
              change={(value) => change({ grades: { ...grades, [name]: value } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset class="field-group">
        <legend>{say.terms}</legend>
        <p class="quiet">{say.termsHint}</p>
        <div class="small-fields">
          {GRADES.map((name) => (
            <InputField
              key={name}
              id={`limits-terms-${name}`}
              kind="count"
              label={say.termsOf[name]}
              value={terms[name]}
              flaw={wrong}
              change={(value) => change({ terms: { ...terms, [name]: value } })}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function ApprovalFields({ text, base, wrong, change }: GroupProps & Pick<RulesFieldsProps, "base">) {
  const say = useCreditLimitsWords();
  const days = (name: "mostDays" | "noticeDays") => (
    <InputField
      id={`limits-${name}`}
      kind="count"
      label={say[name]}
      value={text[name]}
      flaw={wrong}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <fieldset class="field-group">
      <legend>{say.approval}</legend>
      <p class="quiet">{say.mostHint(base)}</p>
      <div class="small-fields">
        {APPROVERS.map((role) => (
          <InputField
            key={role}
            id={`limits-${role}`}
            kind="amount"
            label={say.most[role]}
            value={text.most[role]}
            flaw={wrong}
            change={(value) => change({ most: { ...text.most, [role]: value } })}
          />
        ))}
      </div>
      <p class="quiet">{say.ownHint}</p>
      <div class="small-fields">
        <InputField
          id="limits-own"
          kind="amount"
          label={say.own}
          value={text.own}
          flaw={wrong}
          change={(own) => change({ own })}
        />
        {days("mostDays")}
        {days("noticeDays")}
        <SelectField
          id="limits-afterItsEnd"
          label={say.afterItsEnd}
          value={text.afterItsEnd}
          flaw={wrong}
          options={AFTER_ITS_END.map((value) => ({ value, label: say.ends[value] }))}
          change={(afterItsEnd) => change({ afterItsEnd: afterItsEnd as AfterItsEnd })}
        />
      </div>
    </fieldset>
  );
}
