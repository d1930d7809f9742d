import { useState } from "preact/hooks";
import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { EndingPanel } from "./ending-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";

/** Limits: those that wait for a word, those that end, and the rules. */
export function CreditLimitsSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.creditLimits);
  return (
    <WhenAnswered asked={asked}>{(limits) => <CreditLimits client={client} first={limits} />}</WhenAnswered>
  );
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
