import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, parseDay } from "../../shared/kernel/day.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { lastDayOf } from "../../shared/promise/promise.ts";
import { Field, flawed } from "../ui/field.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { candidates, promisable } from "./choose-invoices.ts";
import { quickDays } from "./quick-days.ts";
import { chosenInvoices, type OfferFlaw, type PromiseText, shownAmount } from "./read-offer.ts";

interface PromiseFieldsProps {
  readonly text: PromiseText;
  readonly items: readonly OpenItemView[];
  readonly currencies: readonly string[];
  readonly flaw: OfferFlaw | undefined;
  readonly change: (change: Partial<PromiseText>) => void;
}

/** How much, by when, for which invoices, and what it does to the reminders. */
export function PromiseFields({ text, items, currencies, flaw, change }: PromiseFieldsProps) {
  const speech = useSpeech();
  const say = useFormWords().promise;
  const amountFlaw = flaw?.field === "promise-amount" ? say.flaws[flaw.flaw] : undefined;
  const byFlaw = flaw?.field === "promise-by" ? say.flaws[flaw.flaw] : undefined;
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
      <div class="quick">
        {quickDays(speech.asOf).map(({ which, on }) => (
          <button
            key={which}
            type="button"
            class="button quick-day"
            aria-pressed={text.by === formatDay(on)}
            onClick={() => change({ by: formatDay(on) })}
          >
            {say.quick[which]} <small>{speech.shortDay(on)}</small>
          </button>
        ))}
      </div>
      <InvoiceChoice text={text} items={items} chosen={chosen} change={change} />
      {by.ok && by.value >= speech.asOf && (
        <p class="consequence">
          {say.consequence(chosen.length, speech.shortDay(lastDayOf(by.value, bareWeek, 0)))}
        </p>
      )}
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
  return (
    <div class="covers" role="group" aria-label={say.covers}>
      {sorted.slice(0, LISTED).map((item) => (
        <label key={item.invoiceId} class="check">
          <input
            type="checkbox"
            checked={isChosen.has(item.invoiceId)}
            onChange={() => toggle(item.invoiceId)}
          />
          <span>{item.number}</span>
          <small class={item.dpd > 0 ? "late" : "quiet"}>
            {item.dpd > 0 ? words.invoices.late(item.dpd) : words.invoices.dueIn(-item.dpd)}
          </small>
          <span class="covers-amount">{money(promisable(item), item.currency as Currency)}</span>
        </label>
      ))}
      {hidden > 0 && <p class="quiet">{say.more(hidden)}</p>}
    </div>
  );
}
