import { useEffect, useState } from "preact/hooks";
import type { AccountWatch } from "../../shared/account/contract.ts";
import type { WatchCalls } from "../api/watch-calls.ts";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/number-text.ts";
import { usePlaybookWords } from "../words/playbook-words.ts";
import { useReviewWords } from "../words/review-words.ts";
import { useSpeech } from "../words/speech.ts";
import { AlertSentence } from "./alert-sentence.tsx";

/** The worst warning, how many more, what is late of their playbooks and the next review; why it did not come, it says when it is opened. */
export function WatchGlance({ client }: { readonly client: Pick<WatchCalls, "watch"> }) {
  const [shown, show] = useState<AccountWatch | null>(null);
  useEffect(() => {
    void client.watch().then((told) => told.ok && show(told.value));
  }, []);
  if (shown === null) return null;
  const [worst, ...more] = shown.alerts;
  const late = shown.opened.flatMap(({ steps }) => steps).filter((step) => step.late).length;
  return (
    <div class="watch-glance">
      {worst !== undefined && <AlertSentence alert={worst} more={more.length} />}
      {late > 0 && <LateSteps late={late} />}
      <NextReview line={shown.review.line} />
    </div>
  );
}

function LateSteps({ late }: { readonly late: number }) {
  const say = usePlaybookWords();
  return (
    <p>
      <Badge tone="bad">{say.late(countText(late))}</Badge>
    </p>
  );
}

/** When an account is to be reviewed at the latest. */
export function NextReview({ line }: { readonly line: AccountWatch["review"]["line"] }) {
  const say = useReviewWords();
  const { fullDay } = useSpeech();
  if (line === null) return null;
  return (
    <p class="quiet">
      {line.state !== "later" && (
        <>
          <Badge tone={line.state === "overdue" ? "bad" : "warn"}>{say.states[line.state]}</Badge>{" "}
        </>
      )}
      {say.next(fullDay(line.nextOn))}
    </p>
  );
}
