import type { OpenItemView } from "../../shared/account/contract.ts";
import { addDays, formatDay, later } from "../../shared/kernel/day.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { QuickDayButtons } from "../ui/quick-day-buttons.tsx";
import { LATER_DAYS, quickDays } from "../ui/quick-days.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { ExtensionText } from "./read-extension.ts";

interface ExtensionFieldsProps {
  readonly text: ExtensionText;
  /** Those that no plan covers. */
  readonly items: readonly OpenItemView[];
  readonly flaw: FieldFlaw | undefined;
  readonly change: (change: Partial<ExtensionText>) => void;
}

/** Which invoice, until when, why, and who said yes. */
export function ExtensionFields({ text, items, flaw, change }: ExtensionFieldsProps) {
  const { asOf, fullDay } = useSpeech();
  const say = useFormWords().extension;
  const item = items.find(({ invoiceId }) => invoiceId === text.invoiceId);
  // From the day on which it is due: before that, "in a week" would often be no later.
  const from = item ? later(item.dueOn, asOf) : asOf;
  return (
    <>
      <SelectField
        id="extension-invoice"
        label={say.invoice}
        value={text.invoiceId}
        flaw={flaw}
        options={items.map(({ invoiceId, number, dueOn }) => ({
          value: invoiceId,
          label: say.due(number, fullDay(dueOn)),
        }))}
        change={(invoiceId) => change({ invoiceId })}
      />
      <div class="day-line">
        <InputField
          id="extension-to"
          kind="day"
          label={say.to}
          min={formatDay(from > asOf ? addDays(from, 1) : asOf)}
          value={text.to}
          flaw={flaw}
          change={(to) => change({ to })}
        />
        <QuickDayButtons days={quickDays(from, LATER_DAYS)} value={text.to} choose={(to) => change({ to })} />
      </div>
      <TextField
        id="extension-reason"
        label={say.reason}
        hint={say.reasonHint}
        value={text.reason}
        flaw={flaw}
        change={(reason) => change({ reason })}
      />
      <InputField
        id="extension-approver"
        label={say.approver}
        maxLength={200}
        value={text.approver}
        flaw={flaw}
        change={(approver) => change({ approver })}
      />
    </>
  );
}
