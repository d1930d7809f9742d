import type { ComponentChildren } from "preact";
import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, parseDay } from "../../shared/kernel/day.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { lastDayOf } from "../../shared/promise/promise.ts";
import { CheckRows } from "../ui/check-rows.tsx";
import { Field, type FieldFlaw, flawed, flawOf } from "../ui/field.tsx";
import { QuickDayButtons } from "../ui/quick-day-buttons.tsx";
import { quickDays } from "../ui/quick-days.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { candidates, promisable } from "./choose-invoices.ts";
import { chosenInvoices, type OfferFlaw, type PromiseText, shownAmount } from "./read-offer.ts";

interface PromiseFieldsProps {
  readonly text: PromiseText;
  readonly items: readonly OpenItemView[];
  readonly currencies: readonly string[];
  readonly flaw: OfferFlaw | undefined;
  /** What the server says is wrong with it. */
  readonly refused: FieldFlaw | undefined;
  /** What the server says it does; until it has spoken, the page says what it knows itself. */
  readonly consequence: ComponentChildren;
  readonly change: (change: Partial<PromiseText>) => void;
}

/** How much, by when, for which invoices, and what it does to the reminders. */
export function PromiseFields(props: PromiseFieldsProps) {
  const { text, items, currencies, flaw, refused, consequence, change } = props;
  const speech = useSpeech();
  const say = useFormWords().promise;
  const amountFlaw =
    flaw?.field === "promise-amount" ? say.flaws[flaw.flaw] : flawOf(refused, "promise-amount");
  const byFlaw = flaw?.field === "promise-by" ? say.flaws[flaw.flaw] : flawOf(refused, "promise-by");
  const by = parseDay(text.by);
  const chosen = chosenInvoices(text, items);
  return (
    <fieldset class="promise">
      <legend>{say.legend}</legend>
      <div class="promise-line">
        <Field id="promise-amount" label={say.amount} flaw={amountFlaw} class="grow">
          <input
            id="promise-amount"
            class="input amount"
            inputMode="decimal"
            autocomplete="off"
            value={shownAmount(text, items)}
            onFocus={(event) => event.currentTarget.select()}
            {...flawed("promise-amount", amountFlaw)}
            onInput={(event) => change({ amount: event.currentTarget.value })}
          />
        </Field>
        {currencies.length > 1 && (
          <Field id="promise-currency" label={say.currency}>
            <select
              id="promise-currency"
              class="input"
              value={text.currency}
              onChange={(event) => change({ currency: event.currentTarget.value, chosen: null })}
            >
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          </Field>
        )}
        <Field id="promise-by" label={say.by} flaw={byFlaw}>
          <input
            id="promise-by"
            class="input"
            type="date"
            min={formatDay(speech.asOf)}
            value={text.by}
            {...flawed("promise-by", byFlaw)}
            onInput={(event) => change({ by: event.currentTarget.value })}
          />
        </Field>
      </div>
      <QuickDayButtons days={quickDays(speech.asOf)} value={text.by} choose={(by) => change({ by })} />
      <InvoiceChoice text={text} items={items} chosen={chosen} change={change} />
      {!refused &&
        (consequence ??
          (by.ok && by.value >= speech.asOf && (
            <p class="consequence">
              {say.consequence(chosen.length, speech.shortDay(lastDayOf(by.value, bareWeek, 0)))}
            </p>
          )))}
    </fieldset>
  );
}

const LISTED = 6;

function InvoiceChoice({
  text,
  items,
  chosen,
  change,
}: Pick<PromiseFieldsProps, "text" | "items" | "change"> & { readonly chosen: readonly string[] }) {
  const { words, money } = useSpeech();
  const say = useFormWords().promise;
  const sorted = candidates(items, text.currency);
  if (sorted.length === 0) return null;
  const isChosen = new Set(chosen);
  const hidden = sorted.slice(LISTED).filter((item) => isChosen.has(item.invoiceId)).length;
  const toggle = (id: string): void =>
    change({ chosen: isChosen.has(id) ? chosen.filter((each) => each !== id) : [...chosen, id] });
  const rows = sorted.slice(0, LISTED).map((item) => ({
    id: item.invoiceId,
    label: item.number,
    aside: item.dpd > 0 ? words.invoices.late(item.dpd) : words.invoices.dueIn(-item.dpd),
    late: item.dpd > 0,
    amount: money(promisable(item), item.currency as Currency),
  }));
  return (
    <CheckRows label={say.covers} rows={rows} chosen={isChosen} toggle={toggle}>
      {hidden > 0 && <p class="quiet">{say.more(hidden)}</p>}
    </CheckRows>
  );
}
