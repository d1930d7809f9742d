import { useState } from "preact/hooks";
import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { EndingPanel } from "./ending-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";

/** Limits: those that wait for a word, those that end, and the rules. */
export function CreditLimitsSection({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.creditLimits);
  const say = useSettingsWords();
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return <CreditLimits client={client} first={answered.value} />;
}

interface CreditLimitsProps {
  readonly client: SettingsClient;
  readonly first: CreditLimitsView;
}

function CreditLimits({ client, first }: CreditLimitsProps) {
  const [page, show] = useState(first);
  return (
    <div class="settings-column">
      <WaitingPanel page={page} client={client} decided={show} />
      <EndingPanel page={page} />
      <RulesPanel page={page} client={client} saved={show} />
    </div>
  );
}
