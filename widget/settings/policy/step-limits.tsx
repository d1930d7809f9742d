import { useState } from "preact/hooks";
import { RECIPIENT_ROLES, type RecipientRole } from "../../../shared/dunning/contract.ts";
import { Field } from "../../ui/field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { AmountRows } from "./amount-rows.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import type { StepDraft } from "./draft.ts";
import { FieldGroup, NumberField } from "./entry-fields.tsx";
import { useFlaw, useFlawOfWhole } from "./use-flaw.ts";

interface LimitsProps {
  readonly step: StepDraft;
  readonly change: (part: Partial<StepDraft>) => void;
}

/** What only some steps need: recipients, conditions, a least amount, a deadline, a repeat. */
export function StepLimits({ step, change }: LimitsProps) {
  const say = useSettingsWords().policy.step;
  const path = `steps.${step.key}`;
  const flaws = ["when", "minimum", "to", "deadlineDays", "repeat"].map((part) => useFlaw(`${path}.${part}`));
  const isUsed = step.when || step.minimum || step.repeat || step.to.length > 0 || step.deadlineDays !== "";
  const [open, setOpen] = useState(Boolean(isUsed));
  const flawOfMinimum = useFlawOfWhole(`${path}.minimum`);
  return (
    <details
      class="more"
      open={open || flaws.some(Boolean)}
      // What was opened stays open when the mistake that opened it is mended.
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{say.more}</summary>
      <ConditionEditor
        id={step.key}
        path={`${path}.when`}
        when={step.when}
        set={(when) => change({ when })}
      />
      <Recipients step={step} change={change} />
      <FieldGroup legend={say.minimum}>
        <AmountRows
          id={`${step.key}-minimum`}
          path={`${path}.minimum.minor`}
          label={say.amount}
          rows={step.minimum?.amounts ?? []}
          set={(amounts) => change({ minimum: { share: step.minimum?.share ?? 0, amounts } })}
        />
        <NumberField
          id={`${step.key}-share`}
          label={say.minimumShare}
          path={`${path}.minimum.share`}
          value={step.minimum?.share ?? 0}
          set={(share) => change({ minimum: minimumOf(step, share) })}
        />
        {flawOfMinimum && <p class="flaw">{flawOfMinimum}</p>}
      </FieldGroup>
      <NumberField
        id={`${step.key}-deadline`}
        label={say.deadline}
        hint={say.noDeadline}
        path={`${path}.deadlineDays`}
        value={step.deadlineDays}
        set={(deadlineDays) => change({ deadlineDays })}
      />
      <RepeatFields step={step} change={change} />
    </details>
  );
}

/** Nothing at all is no minimum. */
function minimumOf({ minimum }: StepDraft, share: number | string): StepDraft["minimum"] {
  const amounts = minimum?.amounts ?? [];
  return amounts.length === 0 && share === 0 ? null : { amounts, share };
}

function RepeatFields({ step, change }: LimitsProps) {
  const say = useSettingsWords().policy.step;
  const { repeat } = step;
  return (
    <FieldGroup legend={say.repeat}>
      <label class="check">
        <input
          type="checkbox"
          checked={repeat !== null}
          onChange={(event) =>
            change({ repeat: event.currentTarget.checked ? { everyDays: 14, times: 2 } : null })
          }
        />
        {say.repeat}
      </label>
      {repeat && (
        <div class="small-fields">
          <NumberField
            id={`${step.key}-every`}
            label={say.every}
            path={`steps.${step.key}.repeat.everyDays`}
            value={repeat.everyDays}
            set={(everyDays) => change({ repeat: { ...repeat, everyDays } })}
          />
          <NumberField
            id={`${step.key}-times`}
            label={say.times}
            path={`steps.${step.key}.repeat.times`}
            value={repeat.times}
            set={(times) => change({ repeat: { ...repeat, times } })}
          />
        </div>
      )}
    </FieldGroup>
  );
}

/** Roles in the order in which they are tried; the empty choice ends the list. */
function Recipients({ step, change }: LimitsProps) {
  const words = useSettingsWords();
  const say = words.policy.step;
  const flaw = useFlaw(`steps.${step.key}.to`);
  const put = (at: number, role: string): void => {
    const before = step.to.slice(0, at);
    const after = step.to.slice(at + 1);
    change({ to: role === "" ? [...before, ...after] : [...before, role as RecipientRole, ...after] });
  };
  const isFull = step.to.length === RECIPIENT_ROLES.length;
  return (
    <FieldGroup legend={say.to}>
      <div class="small-fields">
        {[...step.to, ...(isFull ? [] : [""])].map((role, at) => (
          <Field
            key={at}
            id={`${step.key}-to-${at}`}
            label={at === 0 ? say.first("…") : say.then("…")}
            flaw={at === 0 ? flaw : undefined}
          >
            <select
              id={`${step.key}-to-${at}`}
              class="input"
              value={role}
              onChange={(event) => put(at, event.currentTarget.value)}
            >
              <option value="">{at === 0 ? say.toAnybody : "–"}</option>
              {RECIPIENT_ROLES.filter((each) => each === role || !step.to.includes(each)).map((each) => (
                <option key={each} value={each}>
                  {words.role[each]}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}
