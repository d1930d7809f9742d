import { useState } from "preact/hooks";
import { parseDay } from "../../shared/kernel/day.ts";
import { REVIEW_OUTCOMES, type ReviewOutcome } from "../../shared/review/kinds.ts";
import type { ReviewRequest } from "../../shared/review/request-contract.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { useReviewWords } from "../words/review-words.ts";
import type { Told } from "../ui/told.ts";
import { useAct } from "../ui/use-act.ts";
import { FlawLine } from "../ui/flaw-line.tsx";

interface FormProps {
  readonly accountId: string;
  readonly complete: (request: ReviewRequest) => Promise<Told<unknown>>;
  readonly cancel: () => void;
}

/** What a review came to, and why. */
export function ReviewForm({ accountId, complete, cancel }: FormProps) {
  const say = useReviewWords();
  const { acting, failure, perform } = useAct();
  const [outcome, setOutcome] = useState<ReviewOutcome>("keep");
  const [rationale, setRationale] = useState("");
  const [again, setAgain] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  // Another text is another review: a lost answer to the first one must not stand in its way.
  const fresh = (): void => setClientId(crypto.randomUUID());
  const submit = (): void => {
    setUnsaid(rationale.trim() === "");
    if (rationale.trim() === "") return document.getElementById(`why-${accountId}`)?.focus();
    const parsed = parseDay(again);
    const againOn = parsed.ok ? parsed.value : null;
    void perform(() => complete({ clientId, accountId, outcome, rationale: rationale.trim(), againOn }));
  };
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SelectField
        id={`outcome-${accountId}`}
        label={say.outcome}
        value={outcome}
        flaw={undefined}
        options={REVIEW_OUTCOMES.map((value) => ({ value, label: say.outcomes[value] }))}
        change={(value) => {
          fresh();
          setOutcome(REVIEW_OUTCOMES.find((each) => each === value) ?? "keep");
        }}
      />
      <TextField
        id={`why-${accountId}`}
        label={say.rationale}
        value={rationale}
        flaw={unsaid ? { field: `why-${accountId}`, says: say.needRationale } : undefined}
        change={(value) => {
          fresh();
          setRationale(value);
        }}
      />
      <InputField
        id={`again-${accountId}`}
        kind="day"
        label={say.againOn}
        value={again}
        flaw={undefined}
        change={(value) => {
          fresh();
          setAgain(value);
        }}
      />
      <p class="quiet">{say.againHint}</p>
      <FormEnd busy={acting} say={say} cancel={cancel} />
      <FlawLine says={failure} />
    </form>
  );
}
