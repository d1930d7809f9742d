import { useSpeech } from "../words/speech.ts";
import type { Arrangement, SortKey } from "./arrange-items.ts";

interface ToolsProps {
  readonly how: Arrangement;
  readonly currencies: readonly string[];
  readonly arrange: (change: Partial<Arrangement>) => void;
}

const SORTS: readonly SortKey[] = ["dpd", "due", "residual", "number"];

/** Find, filter, and (where the headings have no room) sort. */
export function InvoiceTools({ how, currencies, arrange }: ToolsProps) {
  const say = useSpeech().words.invoices;
  return (
    <div class="tools">
      <input
        class="input tools-search"
        type="search"
        aria-label={say.search}
        placeholder={say.search}
        value={how.text}
        onInput={(event) => arrange({ text: event.currentTarget.value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={how.overdueOnly}
          onChange={(event) => arrange({ overdueOnly: event.currentTarget.checked })}
        />
        {say.overdueOnly}
      </label>
      {currencies.length > 1 && (
        <select
          class="input"
          aria-label={say.allCurrencies}
          value={how.currency}
          onChange={(event) => arrange({ currency: event.currentTarget.value })}
        >
          <option value="">{say.allCurrencies}</option>
          {currencies.map((currency) => (
            <option key={currency} value={currency}>
              {currency}
            </option>
          ))}
        </select>
      )}
      <select
        class="input tools-sort"
        aria-label={say.sortBy}
        value={how.sort}
        onChange={(event) => {
          const sort = event.currentTarget.value as SortKey;
          arrange({ sort, descending: sort === "dpd" || sort === "residual" });
        }}
      >
        {SORTS.map((key) => (
          <option key={key} value={key}>
            {say.sortBy} · {say.columns[key]}
          </option>
        ))}
      </select>
    </div>
  );
}
