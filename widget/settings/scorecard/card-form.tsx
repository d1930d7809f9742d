import { useState } from "preact/hooks";
import type { ScorecardView } from "../../../shared/credit/scorecard/contract.ts";
import { InputField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import type { SettingsClient } from "../settings-client.ts";
import { GroupFields } from "./group-fields.tsx";
import { type CardDesk, useCard } from "./use-card.ts";

interface FormProps {
  readonly answer: ScorecardView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** The draft as it is typed; saved it scores nothing, put in force it scores from tomorrow on. */
export function CardForm({ answer, client, again }: FormProps) {
  const say = useScorecardWords();
  const desk = useCard(answer, client, again);
  const { draft } = answer;
  const { texts, change, wrong, act } = desk;
  return (
    <section class="panel" aria-labelledby="scorecard-draft">
      <header class="panel-head">
        <h2 id="scorecard-draft">{say.draft}</h2>
      </header>
      <p class="quiet">
        {draft === null ? say.noDraft : say.draftOf(draft.by, draft.at.slice(0, 16).replace("T", " "))}
      </p>
      <form
        class="card-form"
        onSubmit={(event) => {
          event.preventDefault();
          void desk.save(say.saved);
        }}
      >
        <GroupFields
          {...{ texts, change }}
          flaw={wrong === null ? undefined : { field: wrong, says: say.whole }}
        />
        <div class="form-end">
          <button type="submit" class="button button-main" aria-disabled={act.acting}>
            {act.acting ? say.saving : say.save}
          </button>
          <button type="button" class="button" onClick={desk.reset}>
            {say.reset}
          </button>
        </div>
      </form>
      <ActivateForm desk={desk} />
      <Status text={desk.said} />
      <FlawLine says={act.failure} />
    </section>
  );
}

function ActivateForm({ desk: { act, activate } }: { readonly desk: CardDesk }) {
  const say = useScorecardWords();
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setUnsaid(reason.trim() === "");
        if (reason.trim() === "") document.getElementById("card-reason")?.focus();
        else void activate(reason.trim(), say.activated);
      }}
    >
      <InputField
        id="card-reason"
        label={say.reason}
        value={reason}
        change={setReason}
        maxLength={500}
        flaw={unsaid ? { field: "card-reason", says: say.needReason } : undefined}
        wide
      />
      <p class="quiet">{say.fromTomorrow}</p>
      <div class="form-end">
        <button type="submit" class="button" aria-disabled={act.acting}>
          {say.activate}
        </button>
      </div>
    </form>
  );
}
