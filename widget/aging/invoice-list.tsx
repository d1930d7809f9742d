import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { OpenCreditView, OpenItemView } from "../../shared/account/contract.ts";
import { type Currency, exponentOf } from "../../shared/kernel/currency.ts";
import { grouped } from "../../shared/kernel/grouped.ts";
import { needsMinor } from "../ui/money-text.ts";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { WindowRows } from "../ui/window-rows.tsx";
import { useSpeech } from "../words/speech.ts";
import { type Arrangement, arrangeItems, OLDEST_FIRST, type SortKey } from "./arrange-items.ts";
import { CreditRow, ItemRow } from "./invoice-row.tsx";
import { InvoiceTools } from "./invoice-tools.tsx";

export interface OpenBooks {
  readonly items: readonly OpenItemView[];
  readonly credits: readonly OpenCreditView[];
}
/** The boxes that are ticked; null: no boxes. */
interface Ticking {
  readonly ticked: ReadonlySet<string> | null;
  readonly toggle: (invoiceId: string) => void;
}
interface InvoiceListProps {
  readonly content: PanelState<OpenBooks>;
  readonly next: (item: OpenItemView) => ComponentChildren;
  readonly agreed: (item: OpenItemView) => readonly string[];
  readonly act: ((item: OpenItemView) => void) | undefined;
  /** Boxes beside the invoices, while somebody asks what if they were paid. */
  readonly ticks: Ticking;
  readonly below: ComponentChildren;
}

const ROWS_AT_ONCE = 12;
/** Below this many rows there is nothing to search for. */
const TOOLS_FROM = 6;

export function InvoiceList({ content, next, agreed, act, ticks, below }: InvoiceListProps) {
  const { words } = useSpeech();
  const [how, setHow] = useState<Arrangement>(OLDEST_FIRST);
  const books = content.state === "ready" ? content.value : undefined;
  const rows = useMemo(() => (books ? arrangeItems(books.items, books.credits, how) : []), [books, how]);
  const shownItems = rows.reduce((count, row) => count + (row.kind === "item" ? 1 : 0), 0);
  const minorOf = useMemo(() => minorByCurrency(books), [books]);
  const arrange = (change: Partial<Arrangement>): void => setHow((old) => ({ ...old, ...change }));

  return (
    <Panel
      name="invoices"
      title={words.invoices.title}
      aside={
        books && <span aria-live="polite">{words.invoices.showing(shownItems, books.items.length)}</span>
      }
      content={content}
      loading={words.page.loading}
      ready={(value) => (
        <>
          {value.items.length + value.credits.length >= TOOLS_FROM && (
            <InvoiceTools how={how} currencies={[...minorOf.keys()]} arrange={arrange} />
          )}
          {rows.length === 0 && <p class="panel-empty">{words.invoices.noMatch}</p>}
          <div class="table" role="table" aria-label={words.invoices.table} aria-rowcount={rows.length + 1}>
            <Headings how={how} arrange={arrange} />
            {rows.length > 0 && (
              <WindowRows
                count={rows.length}
                atMost={ROWS_AT_ONCE}
                label={words.invoices.table}
                resetKey={JSON.stringify(how)}
                row={(index) => {
                  const row = rows[index];
                  if (!row) return null;
                  const position = index + 2;
                  return row.kind === "item" ? (
                    <ItemRow
                      key={row.item.invoiceId}
                      item={row.item}
                      next={next(row.item)}
                      agreed={agreed(row.item)}
                      act={act}
                      ticked={ticks.ticked?.has(row.item.invoiceId)}
                      tick={ticks.toggle}
                      position={position}
                      minor={minorOf.get(row.item.currency) ?? false}
                    />
                  ) : (
                    <CreditRow
                      key={row.credit.creditId}
                      credit={row.credit}
                      position={position}
                      minor={minorOf.get(row.credit.currency) ?? false}
                    />
                  );
                }}
              />
            )}
          </div>
          {below}
        </>
      )}
    />
  );
}

function Headings({ how, arrange }: { how: Arrangement; arrange: (change: Partial<Arrangement>) => void }) {
  const columns = useSpeech().words.invoices.columns;
  const heading = (key: SortKey) => {
    const here = how.sort === key;
    const sorted = here ? (how.descending ? "descending" : "ascending") : "none";
    return (
      <div class={`cell cell-${key === "due" ? "due" : key}`} role="columnheader" aria-sort={sorted}>
        <button
          type="button"
          class="sort"
          onClick={() =>
            arrange({ sort: key, descending: here ? !how.descending : key === "dpd" || key === "residual" })
          }
        >
          {columns[key]}
          <span class="sort-mark" aria-hidden="true">
            {here ? (how.descending ? "↓" : "↑") : ""}
          </span>
        </button>
      </div>
    );
  };
  return (
    <div role="rowgroup" class="table-head">
      <div class="row row-head" role="row" aria-rowindex={1}>
        {heading("number")}
        {heading("due")}
        {heading("dpd")}
        {heading("residual")}
        <div class="cell cell-next" role="columnheader">
          {columns.next}
        </div>
      </div>
    </div>
  );
}

/** Per currency: does any amount need its minor unit? Then the whole column shows it. */
function minorByCurrency(books: OpenBooks | undefined): ReadonlyMap<Currency, boolean> {
  const amounts = grouped(
    books ? [...books.items, ...books.credits] : [],
    ({ currency }) => currency,
    ({ residualMinor }) => residualMinor,
  );
  return new Map([...amounts].map(([currency, list]) => [currency, needsMinor(list, exponentOf(currency))]));
}
