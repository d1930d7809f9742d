import { useCallback, useState } from "preact/hooks";
import type { ReviewsView } from "../../../shared/review/contract.ts";
import { REVIEW_STATES, type ReviewState } from "../../../shared/review/kinds.ts";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useReviewWords } from "../../words/review-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, Told } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { CalendarPanel } from "./calendar-panel.tsx";
import { ReviewLine } from "./review-line.tsx";

interface Shown {
  readonly state: ReviewState;
  /** So many pages, one below the other. */
  readonly pages: number;
}

/** Accounts whose review is overdue or due, and how often accounts are reviewed. */
export function ReviewsSection({ client }: { readonly client: SettingsClient }) {
  const loading = useSettingsWords().loading;
  const [shown, setShown] = useState<Shown>({ state: "overdue", pages: 1 });
  const ask = useCallback(() => askPages(client, shown), [client, shown]);
  const { answered, again } = useAnswer(ask);
  if (answered.state === "loading") return <Skeleton label={loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return (
    <div class="settings-column">
      <Reviews {...{ client, shown, again }} page={answered.value} show={setShown} />
      <CalendarPanel client={client} page={answered.value} changed={() => void again()} />
    </div>
  );
}

interface ReviewsProps {
  readonly client: SettingsClient;
  readonly page: ReviewsView;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly again: () => Promise<void>;
}

function Reviews({ client, page: { counts, lines, after }, shown, show, again }: ReviewsProps) {
  const say = useReviewWords();
  const isQuiet = lines.length === 0 && shown.state === "overdue";
  return (
    <section class="panel" aria-labelledby="reviews-title">
      <header class="panel-head">
        <h2 id="reviews-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      <Chips
        name="review-state"
        legend={say.state}
        options={REVIEW_STATES.map((state) => ({
          value: state,
          label: `${say.states[state]} ${countText(counts[state])}`,
        }))}
        value={shown.state}
        choose={(state) => show({ state, pages: 1 })}
      />
      {isQuiet && <Notice tone="good" title={say.empty} />}
      {!isQuiet && lines.length === 0 && <p class="panel-empty">{say.emptyHere}</p>}
      <ol class="segments">
        {lines.map((line) => (
          <ReviewLine
            key={line.accountId}
            line={line}
            complete={async (request) => {
              const told = await client.completeReview(request);
              if (told.ok) await again();
              return told;
            }}
          />
        ))}
      </ol>
      {after !== null && (
        <div class="form-end">
          <button type="button" class="button" onClick={() => show({ ...shown, pages: shown.pages + 1 })}>
            {say.more}
          </button>
        </div>
      )}
    </section>
  );
}

/** All pages that are shown are asked again, so that a review which was completed goes and the others stay. */
async function askPages(client: SettingsClient, { state, pages }: Shown): Promise<Told<ReviewsView>> {
  let told = await client.reviews({ state });
  for (let page = 1; page < pages && told.ok && told.value.after !== null; page += 1) {
    const { lines, after } = told.value;
    const next = await client.reviews({ state, after });
    told = next.ok ? { ok: true, value: { ...next.value, lines: [...lines, ...next.value.lines] } } : next;
  }
  return told;
}
