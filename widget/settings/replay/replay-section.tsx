import { useState } from "preact/hooks";
import { addDays, formatDay, later } from "../../../shared/kernel/day.ts";
import type { PoliciesAnswer, ReplayAnswer, ReplayStart } from "../../../shared/settings/contract.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, Told } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { ReplayForm } from "./replay-form.tsx";
import { ReplayResult } from "./replay-result.tsx";
import type { ReplayQuestion } from "./replay-question.ts";

/** What a policy would have done in a period of the past, beside what was done. */
export function ReplaySection({ client }: { readonly client: SettingsClient }) {
  const policies = useAnswer(client.policies);
  const start = useAnswer(client.replayStart);
  const say = useSettingsWords();
  for (const { answered, again } of [policies, start])
    if (answered.state === "failed")
      return <FailureNotice because={answered.because} again={() => void again()} />;
  if (policies.answered.state !== "ready" || start.answered.state !== "ready")
    return <Skeleton label={say.loading} />;
  return <ReplayDesk client={client} policies={policies.answered.value} start={start.answered.value} />;
}

interface DeskProps {
  readonly client: SettingsClient;
  readonly policies: PoliciesAnswer;
  readonly start: ReplayStart;
}

/** The usual period: the last four weeks, as far as there is a past. */
const USUAL_DAYS = 28;

function ReplayDesk({ client, policies, start }: DeskProps) {
  const say = useSettingsWords().replay;
  const [told, setTold] = useState<Told<ReplayAnswer> | "running" | null>(null);
  const { firstOn, today } = start;
  if (firstOn === null)
    return (
      <section class="panel">
        <p class="panel-empty">{say.nothingYet}</p>
      </section>
    );
  const replay = async (question: ReplayQuestion): Promise<void> => {
    setTold("running");
    setTold(await client.replay(question));
  };
  const flaw = told !== null && told !== "running" && !told.ok ? told.because : null;
  return (
    <div class="settings-column">
      <ReplayForm
        policies={policies}
        firstOn={firstOn}
        from={formatDay(later(firstOn, addDays(today, 1 - USUAL_DAYS)))}
        to={formatDay(today)}
        {...{ flaw, replay }}
        isRunning={told === "running"}
      />
      {told !== null && told !== "running" && told.ok && <ReplayResult result={told.value} />}
    </div>
  );
}
