import { useState } from "preact/hooks";
import type { PoliciesAnswer, PolicyBody } from "../../../shared/settings/contract.ts";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { ActivatePanel } from "./activate-panel.tsx";
import { LadderPanel } from "./ladder-panel.tsx";
import { reasonsLeft } from "./reasons-left.ts";
import { RulesPanel } from "./rules-panel.tsx";
import { StandingPanel } from "./standing-panel.tsx";
import { TryPanel } from "./try-panel.tsx";
import { useDraft } from "./use-draft.ts";
import { FlawProvider } from "./use-flaw.ts";
import { bodyOf } from "./write-draft.ts";

/** The dunning policy: what is in force, a draft of the next version, what it would change, and its activation. */
export function PolicySection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.policies);
  return (
    <WhenAnswered asked={asked}>
      {(answer, again) => <PolicyDesk answer={answer} {...{ client, again }} />}
    </WhenAnswered>
  );
}

interface DeskProps {
  readonly answer: PoliciesAnswer;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function PolicyDesk({ answer, client, again }: DeskProps) {
  const desk = useDraft(answer);
  const words = useSettingsWords();
  const reasons = reasonsLeft(bodyOf(desk.draft) as PolicyBody, answer.readyMade);
  const [told, setTold] = useState("");
  const activated = async (sentence: string): Promise<void> => {
    desk.discard();
    await again();
    setTold(sentence);
  };
  return (
    <FlawProvider value={desk.flaw}>
      <div class="settings-grid">
        <div class="settings-column">
          <StandingPanel {...{ answer, client, desk }} />
          <LadderPanel desk={desk} reasons={reasons.steps} />
          <RulesPanel desk={desk} reasons={reasons.rules} />
        </div>
        <div class="settings-column settings-beside">
          <TryPanel client={client} policy={desk.policy} />
          <ActivatePanel
            {...{ answer, client, desk, activated }}
            discarded={() => setTold(words.policy.draft.discarded)}
          />
          <Status text={told} />
        </div>
      </div>
    </FlawProvider>
  );
}
