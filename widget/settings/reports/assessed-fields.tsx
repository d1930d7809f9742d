import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useProvisionWords } from "../../words/provision-words.ts";
import type { ProposalText } from "./read-proposal.ts";

type Line = ProposalText["assessed"][number];

interface AssessedProps {
  readonly lines: readonly Line[];
  readonly flaw: FieldFlaw | undefined;
  readonly change: (lines: readonly Line[]) => void;
}

/** Accounts that somebody judged by themselves, out of the matrix. */
export function AssessedFields({ lines, flaw, change }: AssessedProps) {
  const say = useProvisionWords();
  const set = (at: number, more: Partial<Line>): void =>
    change(lines.map((line, i) => (i === at ? { ...line, ...more } : line)));
  return (
    <fieldset class="field">
      <legend>{say.assessed}</legend>
      {lines.map((line, at) => (
        // Lines have no name of their own while they are typed.
        <div class="small-fields" key={`line-${at + 1}`}>
          <InputField
            id={`provision-account-${at}`}
            label={say.accountId}
            value={line.accountId}
            change={(accountId) => set(at, { accountId })}
            flaw={flaw}
          />
          <InputField
            id={`provision-loss-${at}`}
            label={say.loss}
            value={line.percent}
            change={(percent) => set(at, { percent })}
            flaw={flaw}
          />
          <InputField
            id={`provision-because-${at}`}
            label={say.because}
            value={line.reason}
            change={(reason) => set(at, { reason })}
            maxLength={500}
            flaw={flaw}
          />
          <button type="button" class="link" onClick={() => change(lines.filter((_, i) => i !== at))}>
            {say.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => change([...lines, { accountId: "", percent: "", reason: "" }])}
      >
        {say.addAccount}
      </button>
    </fieldset>
  );
}
