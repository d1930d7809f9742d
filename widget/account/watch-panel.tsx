import { useState } from "preact/hooks";
import type { AccountWatch } from "../../shared/account/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { ReviewRequest } from "../../shared/review/request-contract.ts";
import type { Told } from "../api/told.ts";
import type { WatchCalls } from "../api/watch-calls.ts";
import { OpenedSteps } from "../playbook/opened-steps.tsx";
import { ReviewForm } from "../review/review-form.tsx";
import { AnswerPanel } from "../ui/answer-panel.tsx";
import { useAlertWords } from "../words/alert-words.ts";
import { usePlaybookWords } from "../words/playbook-words.ts";
import { useReviewWords } from "../words/review-words.ts";
import { useSpeech } from "../words/speech.ts";
import { AlertSentence } from "./alert-sentence.tsx";
import { NextReview } from "./watch-glance.tsx";

interface PanelProps {
  readonly client: WatchCalls;
  readonly close: () => void;
}

/** What to be warned of at the account, what is being done, and its review. */
export function WatchPanel({ client, close }: PanelProps) {
  const say = useAlertWords();
  return (
    <AnswerPanel title={say.here} closeLabel={say.close} ask={client.watch} close={close}>
      {(first) => <Watched first={first} client={client} />}
    </AnswerPanel>
  );
}

type Keep = (asked: Promise<Told<AccountWatch>>) => Promise<Told<AccountWatch>>;

function Watched({ first, client }: { readonly first: AccountWatch } & Pick<PanelProps, "client">) {
  const say = useAlertWords();
  const [shown, show] = useState(first);
  const kept: Keep = async (asked) => {
    const told = await asked;
    if (told.ok) show(told.value);
    return told;
  };
  return (
    <>
      {shown.alerts.length === 0 && <p class="quiet">{say.noneHere}</p>}
      {shown.alerts.map((alert) => (
        <AlertSentence key={alert.alertId} alert={alert} more={0} />
      ))}
      <AtWork {...{ shown, client, kept }} />
      <Review {...{ shown, client, kept }} />
    </>
  );
}

interface PartProps {
  readonly shown: AccountWatch;
  readonly client: WatchCalls;
  readonly kept: Keep;
}

function AtWork({ shown: { opened }, client, kept }: PartProps) {
  const say = usePlaybookWords();
  const { triggers } = useAlertWords();
  return (
    <>
      {opened.map((each) => (
        <section key={each.openedId} aria-label={`${say.playbook}: ${triggers[each.trigger]}`}>
          <h4>
            {say.playbook}: {triggers[each.trigger]}
          </h4>
          <OpenedSteps opened={each} tick={(body) => kept(client.tickStep(body))} />
        </section>
      ))}
    </>
  );
}

function Review({ shown: { review }, client, kept }: PartProps) {
  const say = useReviewWords();
  const { fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const { line, may } = review;
  if (line === null) return null;
  const complete = async ({ accountId: _, againOn, ...said }: ReviewRequest): Promise<Told<AccountWatch>> => {
    const body = { ...said, againOn: againOn === null ? null : formatDay(againOn) };
    const told = await kept(client.completeReview(body));
    if (told.ok) open(false);
    return told;
  };
  return (
    <>
      <NextReview line={line} />
      {line.last !== null && (
        <p class="quiet">
          {say.last(line.last.by, fullDay(line.last.on), say.outcomes[line.last.outcome])}{" "}
          {line.last.rationale}
        </p>
      )}
      {may && !isOpen && (
        <p>
          <button type="button" class="link" onClick={() => open(true)}>
            {say.complete}
          </button>
        </p>
      )}
      {may && isOpen && (
        <ReviewForm accountId={line.accountId} complete={complete} cancel={() => open(false)} />
      )}
    </>
  );
}
