import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { WhenAnswered } from "../when-answered.tsx";
import { FlawProvider } from "../policy/use-flaw.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { KeyAccountPanel } from "./key-account-panel.tsx";
import { SavePanel } from "./save-panel.tsx";
import { SegmentList } from "./segment-list.tsx";
import { TryPanel } from "./try-panel.tsx";
import { useSegmentsDraft } from "./use-segments-draft.ts";

/** Who is under which policy: an ordered list that decides by its first line that fits. */
export function SegmentsSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.segments);
  return (
    <WhenAnswered asked={asked}>
      {(answer, again) => <SegmentsDesk answer={answer} {...{ client, again }} />}
    </WhenAnswered>
  );
}

interface DeskProps {
  readonly answer: SegmentsAnswer;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function SegmentsDesk({ answer, client, again }: DeskProps) {
  const { named, draft, flaw, body, isChanged, edit, discard, rebase } = useSegmentsDraft(answer);
  const shared = { answer, draft, named, client };
  return (
    <FlawProvider value={flaw}>
      <div class="settings-grid">
        <SegmentList {...shared} edit={edit} />
        <div class="settings-column settings-beside">
          <TryPanel {...shared} body={flaw === null && isChanged ? body : null} />
          <SavePanel {...shared} {...{ body, flaw, isChanged, again, discard, rebase }} />
          <KeyAccountPanel client={client} />
        </div>
      </div>
    </FlawProvider>
  );
}
