import { useState } from "preact/hooks";
import type { ReviewsView } from "../../../shared/review/contract.ts";
import { REVIEW_GRADES } from "../../../shared/review/kinds.ts";
import { useReviewWords } from "../../words/review-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { CalendarForm } from "./calendar-form.tsx";

interface PanelProps {
  readonly client: SettingsClient;
  readonly page: ReviewsView;
  readonly changed: () => void;
}

/** How often accounts of each grade are reviewed, and who said so. */
export function CalendarPanel({ client, page, changed }: PanelProps) {
  const say = useReviewWords();
  const { number, fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const { calendar, said, role } = page;
  return (
    <section class="panel" aria-labelledby="review-calendar">
      <header class="panel-head">
        <h2 id="review-calendar">{say.calendar}</h2>
      </header>
      <p>
        {REVIEW_GRADES.map((grade) => say.every(say.grade(grade), number(calendar.months[grade]))).join(
          " · ",
        )}
      </p>
      <p class="quiet">{say.notice(number(calendar.noticeDays))}</p>
      <p class="quiet">{said === null ? say.standard : say.said(said.by, fullDay(said.from), said.reason)}</p>
      {role === "admin" && !isOpen && (
        <button type="button" class="link" onClick={() => open(true)}>
          {say.edit}
        </button>
      )}
      {role === "admin" && isOpen && (
        <CalendarForm
          {...{ client, calendar }}
          done={() => {
            open(false);
            changed();
          }}
          cancel={() => open(false)}
        />
      )}
    </section>
  );
}
