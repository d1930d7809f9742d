import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
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
  const { answered, again } = useAnswer(client.segments);
  const say = useSettingsWords();
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return <SegmentsDesk answer={answered.value} {...{ client, again }} />;
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
