import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { INSTALMENTS_MAX } from "../../shared/plan/kinds.ts";
import { type FieldFlaw, flawOf } from "../ui/field.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type PlanText, type RowText, shownRows, surplus } from "./read-plan.ts";

interface ScheduleRowsProps {
  readonly text: PlanText;
  readonly items: readonly OpenItemView[];
  readonly flaw: FieldFlaw | undefined;
  readonly lastDays: ReadonlyMap<string, Day>;
  readonly change: (change: Partial<PlanText>) => void;
}

/** The instalments, each with its day and its amount; changing one makes them the customer's own. */
export function ScheduleRows({ text, items, flaw, lastDays, change }: ScheduleRowsProps) {
  const { shortDay } = useSpeech();
  const say = useFormWords().plan;
  const rows = shownRows(text, items);
  if (rows.length === 0) return null;
  const put = (at: number, changed: Partial<RowText>): void =>
    change({ rows: rows.map((row, each) => (each === at ? { ...row, ...changed } : row)) });
  return (
    <div class="plan-rows" id="plan-rows" role="group" aria-label={say.rows}>
      {rows.map(({ on, amount }, at) => {
        const last = lastDays.get(on);
        return (
          <div key={at} class="plan-row">
            <span class="quiet">{at + 1}</span>
            <input
              type="date"
              class="input"
              aria-label={say.rowDay(at + 1)}
              value={on}
              onInput={(event) => put(at, { on: event.currentTarget.value })}
            />
            <input
              class="input amount"
              inputMode="decimal"
              autocomplete="off"
              aria-label={say.rowAmount(at + 1)}
              value={amount}
              onFocus={(event) => event.currentTarget.select()}
              onInput={(event) => put(at, { amount: event.currentTarget.value })}
            />
            {text.rows && rows.length > 1 ? (
              <button
                type="button"
                class="link"
                aria-label={say.dropRow(at + 1)}
                onClick={() => change({ rows: rows.filter((_row, each) => each !== at) })}
              >
                ×
              </button>
            ) : (
              <small class="quiet">{last !== undefined && say.counts(shortDay(last))}</small>
            )}
          </div>
        );
      })}
      <RowsEnd {...{ text, items, flaw, change, rows }} />
    </div>
  );
}

type RowsEndProps = Omit<ScheduleRowsProps, "lastDays"> & { readonly rows: readonly RowText[] };

/** What they come to, and the way back. */
function RowsEnd({ text, items, flaw, change, rows }: RowsEndProps) {
  const { money } = useSpeech();
  const say = useFormWords().plan;
  const says = flawOf(flaw, "plan-rows");
  const over = text.rows ? surplus(text, items) : null;
  const difference = (over ?? 0) === 0 ? "" : money(Math.abs(over ?? 0), text.currency as Currency);
  return (
    <>
      {text.rows && (
        <p class="rows-end">
          {rows.length < INSTALMENTS_MAX && (
            <button
              type="button"
              class="link"
              onClick={() => change({ rows: [...rows, { on: "", amount: "" }] })}
            >
              {say.addRow}
            </button>
          )}
          <button type="button" class="link" onClick={() => change({ rows: null })}>
            {say.equalRows}
          </button>
          {difference !== "" && (
            <span class="flaw">{(over ?? 0) < 0 ? say.missing(difference) : say.tooMuch(difference)}</span>
          )}
        </p>
      )}
      {says && <p class="flaw">{says}</p>}
    </>
  );
}
