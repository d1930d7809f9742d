import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { LimitLinesView } from "../../shared/approval/contract.ts";
import type { ApprovalCalls } from "../api/approval-calls.ts";
import { AnswerPanel } from "../ui/answer-panel.tsx";
import { Status } from "../ui/status.tsx";
import { useLimitLineWords } from "../words/limit-line-words.ts";
import { useSpeech } from "../words/speech.ts";
import { LineTold } from "./line-told.tsx";
import { LimitHistory } from "./limit-history.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { VerdictForm } from "./verdict-form.tsx";

interface LimitPanelProps {
  readonly client: ApprovalCalls;
  readonly close: () => void;
  /** What limit would fit. */
  readonly reckoned: ComponentChildren;
}

/** An account's limit: what holds, what waits for a word, what would fit, and what was before. */
export function LimitPanel({ client, close, reckoned }: LimitPanelProps) {
  const say = useLimitLineWords();
  return (
    <AnswerPanel title={say.title} closeLabel={say.close} ask={client.limitLines} close={close}>
      {(first) => <Lines client={client} first={first} reckoned={reckoned} />}
    </AnswerPanel>
  );
}

interface LinesProps extends Pick<LimitPanelProps, "client" | "reckoned"> {
  readonly first: LimitLinesView;
}

function Lines({ client, first, reckoned }: LinesProps) {
  const say = useLimitLineWords();
  const { money } = useSpeech();
  const [shown, show] = useState(first);
  const [said, setSaid] = useState("");
  const { current, waiting, may, group, currency, limitMinor } = shown;
  const changed = (words: string) => (view: LimitLinesView) => {
    show(view);
    setSaid(words);
  };
  return (
    <>
      <p class="figure">
        <strong>{limitMinor === null ? say.unset : say.now(money(limitMinor, currency))}</strong>
      </p>
      {group && <p>{say.ofGroup(String(group.accounts), money(group.limitMinor ?? 0, currency))}</p>}
      {current && (
        <>
          <LineTold line={current.line} />
          <p class="quiet">{say.crm[current.crm]}</p>
        </>
      )}
      {waiting && (
        <>
          <LineTold line={waiting} />
          <VerdictForm line={waiting} may={may} decide={client.decideLimit} decided={changed(say.done)} />
        </>
      )}
      <Status text={said} />
      {reckoned}
      {may.propose && (
        <ProposeForm shown={shown} propose={client.proposeLimit} proposed={changed(say.saved)} />
      )}
      <LimitHistory shown={shown} />
    </>
  );
}
