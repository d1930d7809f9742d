import { Notice } from "../ui/notice.tsx";
import { useSettingsWords } from "../words/settings-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { SettingsClient } from "./settings-client.ts";
import { useAnswer } from "./use-answer.ts";

interface BannerProps {
  readonly client: SettingsClient;
  /** Leads to where each alarm is told with its figure. */
  readonly look: () => void;
}

/** What is wrong with the reminders, above whatever is looked at. What cannot be asked is told by the section below. */
export function AlarmBanner({ client, look }: BannerProps) {
  const { words } = useSpeech();
  const say = useSettingsWords();
  const { answered } = useAnswer(client.health);
  const alarms = answered.state === "ready" ? answered.value.alarms : [];
  return (
    <div class="banners" aria-live="polite">
      {alarms.length > 0 && (
        <Notice
          tone="bad"
          title={words.page.alarm(alarms.map(({ kind }) => words.page.alarms[kind]).join(" · "))}
          retry={{ label: say.runs.look, again: look }}
        />
      )}
    </div>
  );
}
