import type { AccountView } from "../../shared/account/contract.ts";
import type { Failure } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";

interface BannersProps {
  readonly view: AccountView;
  readonly outdated: Failure | undefined;
  readonly refresh: () => void;
}

/** What changes how everything below must be read. Usually nothing. */
export function PageBanners({ view, outdated, refresh }: BannersProps) {
  const { words, moment } = useSpeech();
  const say = words.page;
  return (
    <div class="banners" aria-live="polite">
      {view.alarms && (
        <Notice
          tone="bad"
          title={say.alarm(view.alarms.map((kind) => say.alarms[kind]).join(" · "))}
          what={say.alarmWhat}
        />
      )}
      {view.mode === "rehearsal" && <Notice tone="calm" title={say.rehearsal} />}
      {view.mode === "stopped" && <Notice tone="warn" title={say.stopped} />}
      {view.stale && <Notice tone="warn" title={say.stale} />}
      {view.unread > 0 && <Notice tone="bad" title={say.unread(view.unread)} />}
      {view.account.noReminders !== null && (
        <Notice tone="warn" title={say.excluded(view.account.noReminders)} />
      )}
      {outdated && (
        <Notice
          tone="bad"
          title={words.problem[outdated.problem].title}
          what={say.refreshFailed(moment(view.at))}
          retry={{ label: say.retry, again: refresh }}
        />
      )}
    </div>
  );
}
