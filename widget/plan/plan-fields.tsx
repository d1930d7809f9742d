import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { CheckRows } from "../ui/check-rows.tsx";
import { Chips } from "../ui/chips.tsx";
import { type FieldFlaw, flawOf } from "../ui/field.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type PlanText, plannable, shownTotal } from "./read-plan.ts";
import { ScheduleRows } from "./schedule-rows.tsx";

interface PlanFieldsProps {
  readonly text: PlanText;
  /** Those that no other plan covers. */
  readonly items: readonly OpenItemView[];
  readonly currencies: readonly Currency[];
  readonly flaw: FieldFlaw | undefined;
  /** The last day that counts, by the day of its instalment ("YYYY-MM-DD"), once the server has said it. */
  readonly lastDays: ReadonlyMap<string, Day>;
  readonly change: (change: Partial<PlanText>) => void;
}

/** Which invoices, how much, in which steps, and when it breaks. */
export function PlanFields(props: PlanFieldsProps) {
  const { text, items, currencies, flaw, change } = props;
  const { asOf } = useSpeech();
  const say = useFormWords().plan;
  const rhythm = (changed: Partial<PlanText>): void => change({ ...changed, rows: null });
  return (
    <>
      <PlanInvoices {...props} />
      <div class="small-fields">
        <InputField
          id="plan-total"
          kind="amount"
          label={say.total}
          value={shownTotal(text, items)}
          flaw={flaw}
          change={(total) => rhythm({ total })}
        />
        {currencies.length > 1 && (
          <SelectField
            id="plan-currency"
            label={say.currency}
            value={text.currency}
            flaw={flaw}
            options={currencies.map((value) => ({ value, label: value }))}
            change={(currency) => rhythm({ currency, chosen: [], total: null })}
          />
        )}
        <InputField
          id="plan-count"
          kind="count"
          label={say.count}
          value={text.count}
          flaw={flaw}
          change={(count) => rhythm({ count })}
        />
        <InputField
          id="plan-first"
          kind="day"
          label={say.first}
          min={formatDay(asOf)}
          value={text.firstOn}
          flaw={flaw}
          change={(firstOn) => rhythm({ firstOn })}
        />
      </div>
      <Chips
        name="plan-every"
        legend={say.every}
        options={(["month", "week"] as const).map((value) => ({ value, label: say.rhythm[value] }))}
        value={text.rows ? null : text.every}
        choose={(every) => rhythm({ every })}
      />
      <ScheduleRows {...props} />
      <PlanClause {...props} />
      <TextField
        id="plan-note"
        label={say.note}
        value={text.note}
        flaw={flaw}
        change={(note) => change({ note })}
      />
    </>
  );
}

/** When the plan breaks. */
function PlanClause({ text, flaw, change }: PlanFieldsProps) {
  const say = useFormWords().plan;
  return (
    <div class="small-fields">
      <InputField
        id="plan-grace"
        kind="count"
        label={say.grace}
        value={text.graceDays}
        flaw={flaw}
        change={(graceDays) => change({ graceDays })}
      />
      <InputField
        id="plan-breaks"
        kind="count"
        label={say.breaks}
        value={text.breaksAfter}
        flaw={flaw}
        change={(breaksAfter) => change({ breaksAfter })}
      />
    </div>
  );
}

function PlanInvoices({ text, items, flaw, change }: PlanFieldsProps) {
  const { words, money } = useSpeech();
  const say = useFormWords().plan;
  const chosen = new Set(text.chosen);
  const rows = items
    .filter((item) => item.currency === text.currency)
    .map((item) => ({
      id: item.invoiceId,
      label: item.number,
      aside: item.dpd > 0 ? words.invoices.late(item.dpd) : words.invoices.dueIn(-item.dpd),
      late: item.dpd > 0,
      amount: money(plannable(item), item.currency),
    }));
  const says = flawOf(flaw, "plan-invoices");
  return (
    <div class="plan-invoices" id="plan-invoices">
      <CheckRows
        label={say.invoices}
        rows={rows}
        chosen={chosen}
        toggle={(id) =>
          change({
            chosen: chosen.has(id) ? text.chosen.filter((each) => each !== id) : [...text.chosen, id],
            rows: null,
          })
        }
      />
      {says && <p class="flaw">{says}</p>}
    </div>
  );
}
