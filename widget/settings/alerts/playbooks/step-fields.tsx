import type { PlaybooksView } from "../../../../shared/playbook/contract.ts";
import { STEP_DOES, STEP_OWNERS } from "../../../../shared/playbook/kinds.ts";
import { InputField, SelectField } from "../../../ui/input-field.tsx";
import { usePlaybookWords } from "../../../words/playbook-words.ts";
import type { StepText } from "./step-text.ts";

interface FieldsProps {
  readonly text: StepText;
  readonly at: number;
  readonly users: PlaybooksView["users"];
  readonly flaw: "says" | "days" | "user" | null;
  readonly change: (text: StepText) => void;
  readonly drop: () => void;
}

/** One step: what to do, whose it is, and within how many business days. */
export function StepFields({ text, at, users, flaw, change, drop }: FieldsProps) {
  const say = usePlaybookWords();
  const id = (name: string): string => `step-${text.key}-${name}`;
  const flawAt = (name: "says" | "days" | "user", says: string) =>
    flaw === name ? { field: id(name), says } : undefined;
  return (
    <li class="playbook-edit-step">
      <InputField
        id={id("says")}
        label={`${at + 1}. ${say.says}`}
        value={text.says}
        maxLength={200}
        flaw={flawAt("says", say.needSays)}
        change={(says) => change({ ...text, says })}
        wide
      />
      <SelectField
        id={id("does")}
        label={say.does}
        value={text.does}
        flaw={undefined}
        options={STEP_DOES.map((value) => ({ value, label: say.kinds[value] }))}
        change={(value) => change({ ...text, does: STEP_DOES.find((each) => each === value) ?? "task" })}
      />
      <SelectField
        id={id("owner")}
        label={say.owner}
        value={text.owner}
        flaw={undefined}
        options={STEP_OWNERS.map((value) => ({ value, label: say.owners[value] }))}
        change={(value) =>
          change({ ...text, owner: STEP_OWNERS.find((each) => each === value) ?? "account-owner" })
        }
      />
      {text.owner === "user" && (
        <SelectField
          id={id("user")}
          label={say.owners.user}
          value={text.userId}
          flaw={flawAt("user", say.needUser)}
          options={[
            { value: "", label: "–" },
            ...users.map(({ userId, name }) => ({ value: userId, label: name })),
          ]}
          change={(userId) => change({ ...text, userId })}
        />
      )}
      <InputField
        id={id("days")}
        kind="count"
        label={say.days}
        value={text.days}
        flaw={flawAt("days", say.badDays)}
        change={(days) => change({ ...text, days })}
      />
      <button type="button" class="link" onClick={drop}>
        {say.dropStep}
      </button>
    </li>
  );
}
