import { useState } from "preact/hooks";
import type { ReviewsView } from "../../../shared/review/contract.ts";
import { REVIEW_GRADES, type ReviewGrade } from "../../../shared/review/kinds.ts";
import { InputField } from "../../ui/input-field.tsx";
import { useReviewWords } from "../../words/review-words.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { useRequestId } from "../../ui/use-request-id.ts";

interface FormProps {
  readonly client: SettingsClient;
  readonly calendar: ReviewsView["calendar"];
  readonly done: () => void;
  readonly cancel: () => void;
}

type MonthsText = Readonly<Record<ReviewGrade, string>>;
type FieldName = ReviewGrade | "notice" | "reason";

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const everyGrade = <T,>(of: (grade: ReviewGrade) => T): Record<ReviewGrade, T> =>
  Object.fromEntries(REVIEW_GRADES.map((grade) => [grade, of(grade)])) as Record<ReviewGrade, T>;

/** How often accounts are reviewed, from today on. */
export function CalendarForm({ client, calendar, done, cancel }: FormProps) {
  const say = useReviewWords();
  const { acting, failure, perform } = useAct();
  const [months, setMonths] = useState<MonthsText>(() =>
    everyGrade((grade) => String(calendar.months[grade])),
  );
  const [notice, setNotice] = useState(String(calendar.noticeDays));
  const [reason, setReason] = useState("");
  const [flawed, setFlawed] = useState<FieldName>();
  const withId = useRequestId();
  const flawAt = (name: FieldName, says: string) =>
    flawed === name ? { field: `review-${name}`, says } : undefined;
  const submit = async (): Promise<void> => {
    const bad: FieldName | undefined =
      REVIEW_GRADES.find((grade) => !isWhole(months[grade], 1, 36)) ??
      (isWhole(notice, 0, 90) ? undefined : "notice") ??
      (reason.trim() === "" ? "reason" : undefined);
    setFlawed(bad);
    if (bad !== undefined) return document.getElementById(`review-${bad}`)?.focus();
    const asked = { months: everyGrade((grade) => Number(months[grade])), reason: reason.trim() };
    const request = withId({ ...asked, noticeDays: Number(notice) });
    const saved = await perform(() => client.putReviewCalendar(request));
    if (saved !== undefined) done();
  };
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {REVIEW_GRADES.map((grade) => (
        <InputField
          key={grade}
          id={`review-${grade}`}
          kind="count"
          label={say.months[grade]}
          value={months[grade]}
          flaw={flawAt(grade, say.badMonths)}
          change={(value) => setMonths({ ...months, [grade]: value })}
        />
      ))}
      <InputField
        id="review-notice"
        kind="count"
        label={say.noticeDays}
        value={notice}
        flaw={flawAt("notice", say.badDays)}
        change={setNotice}
      />
      <InputField
        id="review-reason"
        label={say.reason}
        value={reason}
        maxLength={500}
        flaw={flawAt("reason", say.needReason)}
        change={setReason}
        wide
      />
      <FormEnd busy={acting} say={say} cancel={cancel} />
      <FlawLine says={failure} />
    </form>
  );
}
