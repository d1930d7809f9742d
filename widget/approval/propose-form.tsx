import { useState } from "preact/hooks";
import type { LimitLinesView } from "../../shared/approval/contract.ts";
import { addDays, formatDay } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import type { Told } from "../api/told.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useLimitLineWords } from "../words/limit-line-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type LineText, readLine } from "./read-line.ts";

interface ProposeFormProps {
  readonly shown: LimitLinesView;
  readonly propose: (body: object) => Promise<Told<LimitLinesView>>;
  readonly proposed: (view: LimitLinesView) => void;
}

/** A limit for somebody else to approve: as the formulas have it, for as long as the org allows. */
export function ProposeForm({ shown, propose, proposed }: ProposeFormProps) {
  const say = useLimitLineWords();
  const { locale, words } = useSpeech();
  const [isOpen, open] = useState(false);
  const [text, setText] = useState<LineText>(() => blankOf(shown));
  const [flaw, setFlaw] = useState<keyof LineText>();
  const [failure, fail] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  if (!isOpen)
    return (
      <button type="button" class="link" onClick={() => open(true)}>
        {say.propose}
      </button>
    );
  const change = (part: Partial<LineText>): void => {
    setText({ ...text, ...part });
    setFlaw(undefined);
    fail(undefined);
    // Another content is another proposal: a lost answer to the first one must not stand in its way.
    setClientId(crypto.randomUUID());
  };
  const save = async (): Promise<void> => {
    if (busy) return;
    const read = readLine(text, shown.currency, shown.today);
    setFlaw(read.ok ? undefined : read.because);
    if (!read.ok) return document.getElementById(`limit-line-${read.because}`)?.focus();
    setBusy(true);
    const told = await propose({ ...read.value, clientId });
    setBusy(false);
    if (told.ok) return proposed(told.value);
    fail(told.because.sentence?.[locale] ?? words.problem[told.because.problem].what);
  };
  return (
    <form
      class="limit-form"
      aria-label={say.propose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h4>{say.propose}</h4>
      <LineFields {...{ text, flaw, shown, change }} />
      <FormEnd busy={busy} say={say} cancel={() => open(false)} />
      {failure !== undefined && (
        <div role="alert">
          <Notice tone="bad" title={failure} />
        </div>
      )}
    </form>
  );
}

interface LineFieldsProps {
  readonly text: LineText;
  readonly flaw: keyof LineText | undefined;
  readonly shown: LimitLinesView;
  readonly change: (part: Partial<LineText>) => void;
}

function LineFields({ text, flaw, shown, change }: LineFieldsProps) {
  const say = useLimitLineWords();
  const wrong = flaw && { field: `limit-line-${flaw}`, says: say.flaws[flaw] };
  const day = (name: "from" | "until") => (
    <InputField
      id={`limit-line-${name}`}
      kind="day"
      label={say[name]}
      value={text[name]}
      min={formatDay(shown.today)}
      flaw={wrong}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <>
      <InputField
        id="limit-line-amount"
        kind="amount"
        label={say.amount(shown.currency)}
        value={text.amount}
        flaw={wrong}
        change={(amount) => change({ amount })}
      />
      <div class="small-fields">
        {day("from")}
        {day("until")}
      </div>
      <TextField
        id="limit-line-parts"
        label={say.parts}
        hint={say.partsHint}
        value={text.parts}
        flaw={wrong}
        change={(parts) => change({ parts })}
      />
      <TextField
        id="limit-line-reason"
        label={say.reason}
        value={text.reason}
        flaw={wrong}
        change={(reason) => change({ reason })}
      />
    </>
  );
}

const A_YEAR = 365;

function blankOf({ today, reckonedMinor, currency, mostDays }: LimitLinesView): LineText {
  return {
    amount: reckonedMinor === null ? "" : formatMajor(money(reckonedMinor, currency)),
    from: formatDay(today),
    until: formatDay(addDays(today, Math.min(A_YEAR, mostDays))),
    parts: "",
    reason: "",
  };
}
