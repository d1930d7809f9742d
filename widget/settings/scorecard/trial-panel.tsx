import type { ReadyTrial, ScorecardView } from "../../../shared/credit/scorecard/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { TrialTables } from "./trial-tables.tsx";

interface TrialProps {
  readonly answer: ScorecardView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

const LEAST_ASKED = 30;

/** What the saved draft would have said of the org's own past, beside the card in force. */
export function TrialPanel({ answer: { draft }, client, again }: TrialProps) {
  const say = useScorecardWords();
  const act = useAct();
  return (
    <section class="panel" aria-labelledby="scorecard-trial">
      <header class="panel-head">
        <h2 id="scorecard-trial">{say.trial}</h2>
      </header>
      {draft === null && <p class="quiet">{say.saveFirst}</p>}
      {draft !== null && <Last last={draft.last} />}
      <p role="status">{draft?.running === true && say.trying}</p>
      {draft !== null && !draft.running && (
        <p>
          <button
            type="button"
            class="button"
            aria-disabled={act.acting}
            onClick={() => void act.perform(client.tryCard).then(again)}
          >
            {say.tryOut}
          </button>
        </p>
      )}
      {act.failure !== undefined && (
        <div role="alert">
          <Notice tone="bad" title={act.failure} />
        </div>
      )}
    </section>
  );
}

function Last({ last }: { readonly last: NonNullable<ScorecardView["draft"]>["last"] }) {
  const say = useScorecardWords();
  const { fullDay } = useSpeech();
  if (last === null) return <p class="quiet">{say.never}</p>;
  if (last.state === "failed") return <p>{say.trialFailed(fullDay(last.triedOn))}</p>;
  return <Told trial={last} />;
}

function Told({ trial }: { readonly trial: ReadyTrial }) {
  const say = useScorecardWords();
  const { number, percent, fullDay } = useSpeech();
  return (
    <>
      <p>{say.about(fullDay(trial.triedOn), number(trial.days.length), number(trial.asked))}</p>
      {trial.asked < LEAST_ASKED ? (
        <Notice tone="warn" title={say.tooLittle} />
      ) : (
        trial.badShare !== null && <p>{say.bad(percent(trial.badShare))}</p>
      )}
      <TrialTables trial={trial} />
    </>
  );
}
