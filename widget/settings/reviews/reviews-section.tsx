import type { ReviewsView } from "../../../shared/review/contract.ts";
import { REVIEW_STATES, type ReviewState } from "../../../shared/review/kinds.ts";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { useReviewWords } from "../../words/review-words.ts";
import { MoreButton } from "../more-button.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { type Paged, usePages } from "../use-pages.ts";
import { WhenAnswered } from "../when-answered.tsx";
import { CalendarPanel } from "./calendar-panel.tsx";
import { ReviewLine } from "./review-line.tsx";

interface Shown extends Paged {
  readonly state: ReviewState;
}

const FIRST: Shown = { state: "overdue", pages: 1 };

/** Accounts whose review is overdue or due, and how often accounts are reviewed. */
export function ReviewsSection({ client }: { readonly client: SettingsClient }) {
  const asked = usePages(client, FIRST, askPage, below);
  const { shown, show } = asked;
  return (
    <WhenAnswered asked={asked}>
      {(page, again) => (
        <div class="settings-column">
          <Reviews {...{ client, page, shown, show, again }} />
          <CalendarPanel client={client} page={page} changed={() => void again()} />
        </div>
      )}
    </WhenAnswered>
  );
}

const askPage = (client: SettingsClient, { state }: Shown, after?: string) =>
  client.reviews({ state, ...(after !== undefined && { after }) });
const below = (earlier: ReviewsView, later: ReviewsView): ReviewsView => ({
  ...later,
  lines: [...earlier.lines, ...later.lines],
});

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
      <MoreButton label={say.more} {...{ after, shown, show }} />
    </section>
  );
}
