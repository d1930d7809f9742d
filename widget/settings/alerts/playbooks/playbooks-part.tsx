import type { PlaybooksView } from "../../../../shared/playbook/contract.ts";
import type { SettingsClient } from "../../settings-client.ts";
import { usePages } from "../../use-pages.ts";
import { WhenAnswered } from "../../when-answered.tsx";
import { OpenedPanel, type Shown } from "./opened-panel.tsx";
import { PlaybookList } from "./playbook-list.tsx";

const FIRST: Shown = { state: "open", pages: 1 };

/** What is being done about warnings, and by which playbooks. */
export function PlaybooksPart({ client }: { readonly client: SettingsClient }) {
  const asked = usePages(client, FIRST, askPage, below);
  const { shown, show } = asked;
  return (
    <WhenAnswered asked={asked}>
      {(page, again) => (
        <>
          <OpenedPanel {...{ client, page, shown, show, again }} />
          <PlaybookList client={client} page={page} changed={() => void again()} />
        </>
      )}
    </WhenAnswered>
  );
}

const askPage = (client: SettingsClient, { state }: Shown, after?: string) =>
  client.playbooks({ state, ...(after !== undefined && { after }) });
const below = (earlier: PlaybooksView, later: PlaybooksView): PlaybooksView => ({
  ...later,
  opened: [...earlier.opened, ...later.opened],
});
