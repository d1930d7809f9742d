import { useState } from "preact/hooks";
import type { OrgStateView } from "../../../shared/activation/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { ReasonField } from "./reason-field.tsx";

interface FuseProps {
  readonly org: OrgStateView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** What the safety stop holds today, and the second yes that lets it go. Usually nothing. */
export function FusePanel({ org, client, again }: FuseProps) {
  const words = useSettingsWords();
  const say = words.fuse;
  const health = useAnswer(client.health);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const [done, setDone] = useState("");
  const act = useAct();
  const held = health.answered.state === "ready" ? health.answered.value.facts.heldByFuse : 0;
  if (held === 0 && done === "") return null;
  const release = async (event: Event): Promise<void> => {
    event.preventDefault();
    setUnsaid(reason.trim() === "");
    if (reason.trim() === "") return document.getElementById("fuse-reason")?.focus();
    const released = await act.perform(() => client.releaseFuse(org.today, reason.trim()));
    if (!released) return;
    setDone(say.done(countText(released.planned)));
    setReason("");
    await Promise.all([health.again(), again()]);
  };
  return (
    <section class="panel" aria-labelledby="fuse-title">
      <header class="panel-head">
        <h2 id="fuse-title">{say.title}</h2>
      </header>
      {held > 0 && (
        <>
          <Notice tone="warn" title={say.holds(countText(held))} what={say.why} />
          <form class="mode-form after-notice" onSubmit={(event) => void release(event)}>
            <p>{say.means(countText(held))}</p>
            <ReasonField
              id="fuse-reason"
              value={reason}
              set={setReason}
              flaw={unsaid ? words.sending.needReason : act.failure}
            />
            <div class="form-end">
              <button type="submit" class="button button-main" aria-disabled={act.acting}>
                {act.acting ? say.releasing : say.release}
              </button>
              <a class="link" href="#runs">
                {say.look}
              </a>
            </div>
          </form>
        </>
      )}
      <Status text={done} />
    </section>
  );
}
