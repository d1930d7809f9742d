import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { ActsPanel } from "./acts-panel.tsx";
import { BriefingsPanel } from "./briefings-panel.tsx";
import { CapsPanel } from "./caps-panel.tsx";
import { FilesPanel } from "./files-panel.tsx";
import { FusePanel } from "./fuse-panel.tsx";
import { GoLivePanel } from "./go-live-panel.tsx";
import { ModePanel } from "./mode-panel.tsx";
import { ReturnsPanel } from "./returns-panel.tsx";
import { SenderPanel } from "./sender-panel.tsx";
import { SmsPanel } from "./sms-panel.tsx";
import { VetoesPanel } from "./vetoes-panel.tsx";

/** Whether anything leaves, the switch that stops it, and who turned it when and why. */
export function SendingSection({ client }: { readonly client: SettingsClient }) {
  const org = useAnswer(client.org);
  const acts = useAnswer(client.acts);
  const say = useSettingsWords();
  for (const { answered, again } of [org, acts])
    if (answered.state === "failed")
      return <FailureNotice because={answered.because} again={() => void again()} />;
  if (org.answered.state !== "ready" || acts.answered.state !== "ready")
    return <Skeleton label={say.loading} />;
  const again = async (): Promise<void> => {
    await Promise.all([org.again(), acts.again()]);
  };
  return (
    <div class="settings-grid">
      <div class="settings-column">
        <FusePanel org={org.answered.value} {...{ client, again }} />
        <ModePanel org={org.answered.value} {...{ client, again }} />
        {org.answered.value.mode === "rehearsal" && <GoLivePanel {...{ client, again }} />}
        <CapsPanel org={org.answered.value} {...{ client, again }} />
      </div>
      <div class="settings-column">
        <SenderPanel today={org.answered.value.today} {...{ client, again }} />
        <FilesPanel {...{ client, again }} />
        <ReturnsPanel client={client} />
        <SmsPanel client={client} />
        <BriefingsPanel client={client} again={org.again} />
        <VetoesPanel client={client} />
        <ActsPanel acts={acts.answered.value.acts} />
      </div>
    </div>
  );
}
