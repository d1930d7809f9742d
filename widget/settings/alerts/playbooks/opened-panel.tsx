import type { PlaybooksView } from "../../../../shared/playbook/contract.ts";
import { PLAYBOOK_STATES, type PlaybookState } from "../../../../shared/playbook/kinds.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { countText } from "../../../ui/number-text.ts";
import { usePlaybookWords } from "../../../words/playbook-words.ts";
import { MoreButton } from "../../more-button.tsx";
import type { SettingsClient, Told } from "../../settings-client.ts";
import type { Paged } from "../../use-pages.ts";
import { OpenedLine } from "./opened-line.tsx";

export interface Shown extends Paged {
  readonly state: PlaybookState;
}

interface PanelProps {
  readonly client: SettingsClient;
  readonly page: PlaybooksView;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly again: () => Promise<void>;
}

/** Opened playbooks, the one with the earliest deadline first. */
export function OpenedPanel({ client, page: { counts, opened, after }, shown, show, again }: PanelProps) {
  const say = usePlaybookWords();
  const acted = async <T,>(asked: Promise<Told<T>>): Promise<Told<T>> => {
    const told = await asked;
    if (told.ok) await again();
    return told;
  };
  return (
    <section class="panel" aria-labelledby="playbooks-title">
      <header class="panel-head">
        <h2 id="playbooks-title">{say.title}</h2>
        {counts.late > 0 && <Badge tone="bad">{say.late(countText(counts.late))}</Badge>}
      </header>
      <Chips
        name="playbook-state"
        legend={say.state}
        options={PLAYBOOK_STATES.map((state) => ({
          value: state,
          label: state === "open" ? say.open(countText(counts.open)) : say.closed,
        }))}
        value={shown.state}
        choose={(state) => show({ state, pages: 1 })}
      />
      {opened.length === 0 && <p class="panel-empty">{shown.state === "open" ? say.empty : say.emptyHere}</p>}
      <ol class="segments">
        {opened.map((each) => (
          <OpenedLine
            key={each.openedId}
            opened={each}
            tick={(body) => acted(client.tickStep(body))}
            end={(body) => acted(client.endPlaybook(body))}
          />
        ))}
      </ol>
      <MoreButton label={say.more} {...{ after, shown, show }} />
    </section>
  );
}
