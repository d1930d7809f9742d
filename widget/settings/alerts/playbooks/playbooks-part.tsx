import { useCallback, useState } from "preact/hooks";
import type { PlaybooksView } from "../../../../shared/playbook/contract.ts";
import { Skeleton } from "../../../ui/panel.tsx";
import { useSettingsWords } from "../../../words/settings-words.ts";
import { FailureNotice } from "../../failure-notice.tsx";
import type { SettingsClient, Told } from "../../settings-client.ts";
import { useAnswer } from "../../use-answer.ts";
import { OpenedPanel, type Shown } from "./opened-panel.tsx";
import { PlaybookList } from "./playbook-list.tsx";

/** What is being done about warnings, and by which playbooks. */
export function PlaybooksPart({ client }: { readonly client: SettingsClient }) {
  const loading = useSettingsWords().loading;
  const [shown, show] = useState<Shown>({ state: "open", pages: 1 });
  const ask = useCallback(() => askPages(client, shown), [client, shown]);
  const { answered, again } = useAnswer(ask);
  if (answered.state === "loading") return <Skeleton label={loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  const page = answered.value;
  return (
    <>
      <OpenedPanel {...{ client, page, shown, show, again }} />
      <PlaybookList client={client} page={page} changed={() => void again()} />
    </>
  );
}

/** All pages that are shown are asked again, so that what was closed goes and the others stay. */
async function askPages(client: SettingsClient, { state, pages }: Shown): Promise<Told<PlaybooksView>> {
  let told = await client.playbooks({ state });
  for (let page = 1; page < pages && told.ok && told.value.after !== null; page += 1) {
    const { opened, after } = told.value;
    const next = await client.playbooks({ state, after });
    told = next.ok ? { ok: true, value: { ...next.value, opened: [...opened, ...next.value.opened] } } : next;
  }
  return told;
}
