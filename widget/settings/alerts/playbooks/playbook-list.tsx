import { useState } from "preact/hooks";
import type { Trigger } from "../../../../shared/alert/kinds.ts";
import type { PlaybooksView, PlaybookView } from "../../../../shared/playbook/contract.ts";
import { Badge } from "../../../ui/badge.tsx";
import { SelectField } from "../../../ui/input-field.tsx";
import { useAlertWords } from "../../../words/alert-words.ts";
import { usePlaybookWords } from "../../../words/playbook-words.ts";
import { useSpeech } from "../../../words/speech.ts";
import type { SettingsClient } from "../../settings-client.ts";
import { PlaybookForm } from "./playbook-form.tsx";

interface ListProps {
  readonly client: SettingsClient;
  readonly page: PlaybooksView;
  readonly changed: () => void;
}

/** The playbooks of the org and those that are offered; an administrator puts them in use. */
export function PlaybookList({ client, page, changed }: ListProps) {
  const say = usePlaybookWords();
  const { triggers } = useAlertWords();
  const [edited, edit] = useState<Trigger | null>(null);
  const isAdmin = page.role === "admin";
  const listed = page.playbooks.filter(({ steps, trigger }) => steps.length > 0 || trigger === edited);
  const bare = page.playbooks.filter((each) => !listed.includes(each));
  return (
    <section class="panel" aria-labelledby="playbook-rules">
      <header class="panel-head">
        <h2 id="playbook-rules">{say.rules}</h2>
      </header>
      <p class="quiet">{say.rulesHint}</p>
      <ol class="segments">
        {listed.map((playbook) => (
          <li key={playbook.trigger} class="segment">
            <Told playbook={playbook} users={page.users} />
            {isAdmin && edited !== playbook.trigger && (
              <button type="button" class="link" onClick={() => edit(playbook.trigger)}>
                {playbook.said === null ? say.use : say.edit}
              </button>
            )}
            {isAdmin && edited === playbook.trigger && (
              <PlaybookForm
                {...{ client, playbook, users: page.users }}
                done={() => {
                  edit(null);
                  changed();
                }}
                cancel={() => edit(null)}
              />
            )}
          </li>
        ))}
      </ol>
      {isAdmin && bare.length > 0 && (
        <SelectField
          id="playbook-another"
          label={say.another}
          value=""
          flaw={undefined}
          options={[
            { value: "", label: say.choose },
            ...bare.map(({ trigger }) => ({ value: trigger, label: triggers[trigger] })),
          ]}
          change={(value) => edit(bare.find(({ trigger }) => trigger === value)?.trigger ?? null)}
        />
      )}
    </section>
  );
}

function Told({ playbook, users }: { readonly playbook: PlaybookView } & Pick<PlaybooksView, "users">) {
  const say = usePlaybookWords();
  const { triggers } = useAlertWords();
  const { locale, number, fullDay } = useSpeech();
  const { trigger, on, steps, said } = playbook;
  return (
    <>
      <p class="inbox-head">
        <b>{triggers[trigger]}</b>
        {said === null && <Badge tone="calm">{say.offered}</Badge>}
        {said !== null && !on && <Badge tone="calm">{say.off}</Badge>}
      </p>
      <ol class="playbook-steps">
        {steps.map(({ says, owner, userId, days }, at) => (
          <li key={at}>
            {at + 1}. {says[locale]}{" "}
            <small class="quiet">
              {users.find((user) => user.userId === userId)?.name ?? say.owners[owner]} ·{" "}
              {say.within(number(days))}
            </small>
          </li>
        ))}
      </ol>
      {said !== null && <p class="quiet">{say.said(said.by, fullDay(said.from), said.reason)}</p>}
    </>
  );
}
