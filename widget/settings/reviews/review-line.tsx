import { useState } from "preact/hooks";
import type { ReviewLineView } from "../../../shared/review/contract.ts";
import type { ReviewState } from "../../../shared/review/kinds.ts";
import type { ReviewRequest } from "../../../shared/review/request-contract.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Tone } from "../../ui/notice.tsx";
import { useReviewWords } from "../../words/review-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { Told } from "../settings-client.ts";
import { ReviewForm } from "../../review/review-form.tsx";

const TONE: Readonly<Record<ReviewState, Tone>> = { overdue: "bad", due: "warn", later: "calm" };

interface LineProps {
  readonly line: ReviewLineView;
  /** Answers whether it is done. */
  readonly complete: (request: ReviewRequest) => Promise<Told<unknown>>;
}

/** One account: by when it is to be reviewed, what the last review came to, and the form of the next. */
export function ReviewLine({ line, complete }: LineProps) {
  const say = useReviewWords();
  const { fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const { accountId, account, accountUrl, owner, grade, state, nextOn, last } = line;
  return (
    <li class="segment inbox-line" aria-labelledby={`review-${accountId}`}>
      <p class="inbox-head">
        <Badge tone={TONE[state]}>{say.states[state]}</Badge> <b id={`review-${accountId}`}>{account}</b>
        <small class="quiet">
          {say.by(fullDay(nextOn))} · {say.grade(grade)} · {owner ?? say.noOwner}
        </small>
        <span class="inbox-acts">
          {accountUrl !== null && (
            <a class="link" href={accountUrl} target="_blank" rel="noopener">
              {say.open}
            </a>
          )}
          {!isOpen && (
            <button type="button" class="button" onClick={() => open(true)}>
              {say.complete}
            </button>
          )}
        </span>
      </p>
      <p class="quiet">
        {last === null
          ? say.never
          : `${say.last(last.by, fullDay(last.on), say.outcomes[last.outcome])} ${last.rationale}`}
      </p>
      {isOpen && <ReviewForm accountId={accountId} complete={complete} cancel={() => open(false)} />}
    </li>
  );
}
