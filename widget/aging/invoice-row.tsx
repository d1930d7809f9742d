import type { ComponentChildren } from "preact";
import type { OpenCreditView, OpenItemView } from "../../shared/account/contract.ts";
import { useSpeech } from "../words/speech.ts";

interface RowProps {
  /** Position in the whole table for assistive technology; the heading is 1. */
  readonly position: number;
  readonly minor: boolean;
}

interface ItemRowProps extends RowProps {
  readonly item: OpenItemView;
  readonly next: ComponentChildren;
  /** What is agreed about it or contested, in a few words each. */
  readonly agreed: readonly string[];
  /** Left out for those who only read. */
  readonly act: ((item: OpenItemView) => void) | undefined;
  /** Left out: no box. */
  readonly ticked: boolean | undefined;
  readonly tick: (invoiceId: string) => void;
}

/** One open invoice: wide it is five cells, narrow it is two lines. */
export function ItemRow({ item, next, agreed, act, ticked, tick, position, minor }: ItemRowProps) {
  const { words, money, fullDay, shortDay } = useSpeech();
  const say = words.invoices;
  const paid = item.amountMinor - item.residualMinor;
  const notes = [...agreed];
  if (paid > 0) notes.push(say.paidPart(money(paid, item.currency)));
  return (
    <div class="row" role="row" aria-rowindex={position}>
      <div class="cell cell-number" role="cell">
        {ticked !== undefined ? (
          <label class="check">
            <input
              type="checkbox"
              aria-label={say.tick(item.number)}
              checked={ticked}
              onChange={() => tick(item.invoiceId)}
            />
            <b>{item.number}</b>
          </label>
        ) : act ? (
          <button
            type="button"
            class="link row-act"
            aria-label={words.agreed.forInvoice(item.number)}
            onClick={() => act(item)}
          >
            {item.number}
          </button>
        ) : (
          <b>{item.number}</b>
        )}
        {notes.length > 0 && <small title={notes.join(" · ")}>{notes.join(" · ")}</small>}
      </div>
      <div class="cell cell-due" role="cell">
        {fullDay(item.dueOn)}
        {item.expectedOn !== undefined && (
          <small title={say.expected(fullDay(item.expectedOn))}>
            {say.expected(shortDay(item.expectedOn))}
          </small>
        )}
      </div>
      <div class={`cell cell-dpd ${lateness(item.dpd)}`} role="cell">
        {item.dpd > 0 ? say.late(item.dpd) : item.dpd === 0 ? say.dueToday : say.dueIn(-item.dpd)}
      </div>
      <div class="cell cell-residual" role="cell">
        {money(item.residualMinor, item.currency, { minor })}
      </div>
      <div class="cell cell-next" role="cell">
        {next}
        {item.disputedMinor > 0 && item.next.kind === "step" && (
          <small>{say.chased(money(item.residualMinor - item.disputedMinor, item.currency))}</small>
        )}
      </div>
    </div>
  );
}

export function CreditRow({ credit, position, minor }: RowProps & { readonly credit: OpenCreditView }) {
  const { words, money, fullDay } = useSpeech();
  return (
    <div class="row row-credit" role="row" aria-rowindex={position}>
      <div class="cell cell-number" role="cell">
        <b>{credit.number}</b>
        <small>{words.invoices.credit[credit.kind]}</small>
      </div>
      <div class="cell cell-due" role="cell">
        {fullDay(credit.on)}
      </div>
      <div class="cell cell-dpd" role="cell">
        —
      </div>
      <div class="cell cell-residual" role="cell">
        {money(-Math.abs(credit.residualMinor), credit.currency, { minor })}
      </div>
      <div class="cell cell-next" role="cell">
        <small>{words.invoices.countsInNet}</small>
      </div>
    </div>
  );
}

function lateness(dpd: number): string {
  if (dpd > 0) return "late";
  return dpd >= -7 ? "soon" : "quiet";
}
