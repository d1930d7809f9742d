import type { OpenItemView } from "../../shared/account/contract.ts";
import { DISPUTE_REASONS } from "../../shared/dispute/kinds.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { Chips } from "../ui/chips.tsx";
import { type FieldFlaw, flawOf } from "../ui/field.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { QuickDayButtons } from "../ui/quick-day-buttons.tsx";
import { LATER_DAYS, quickDays } from "../ui/quick-days.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type DisputeText, shownDisputed, undisputed } from "./read-dispute.ts";

interface DisputeFieldsProps {
  readonly text: DisputeText;
  readonly items: readonly OpenItemView[];
  readonly flaw: FieldFlaw | undefined;
  readonly change: (change: Partial<DisputeText>) => void;
}

/** How much of which invoice, why, and by when somebody answers. */
export function DisputeFields({ text, items, flaw, change }: DisputeFieldsProps) {
  const { words, money, asOf } = useSpeech();
  const say = useFormWords().dispute;
  const options = items
    .filter((item) => undisputed(item) > 0)
    .map((item) => ({
      value: item.invoiceId,
      label: `${item.number} · ${money(item.residualMinor, item.currency)}`,
    }));
  const reasonFlaw = flawOf(flaw, "dispute-reason");
  return (
    <>
      <div class="small-fields">
        <SelectField
          id="dispute-invoice"
          label={say.invoice}
          value={text.invoiceId}
          flaw={flaw}
          options={options}
          change={(invoiceId) => change({ invoiceId, amount: null })}
        />
        <InputField
          id="dispute-amount"
          kind="amount"
          label={say.amount}
          value={shownDisputed(text, items)}
          flaw={flaw}
          change={(amount) => change({ amount })}
        />
      </div>
      <Chips
        name="dispute-reason"
        id="dispute-reason"
        legend={say.reason}
        options={DISPUTE_REASONS.map((value) => ({ value, label: words.agreed.reasons[value] }))}
        value={text.reason}
        choose={(reason) => change({ reason })}
        byDigit={(reason) => change({ reason })}
      />
      {reasonFlaw && <p class="flaw">{reasonFlaw}</p>}
      <TextField
        id="dispute-note"
        label={say.note}
        hint={say.noteHint}
        value={text.note}
        flaw={flaw}
        change={(note) => change({ note })}
      />
      <div class="day-line">
        <InputField
          id="dispute-by"
          kind="day"
          label={say.answerBy}
          min={formatDay(asOf)}
          value={text.answerBy}
          flaw={flaw}
          change={(answerBy) => change({ answerBy })}
        />
        <QuickDayButtons
          days={quickDays(asOf, LATER_DAYS)}
          value={text.answerBy}
          choose={(answerBy) => change({ answerBy })}
        />
      </div>
    </>
  );
}
