import type { OffersView } from "../../shared/discount/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { Failure } from "../api/server-client.ts";
import { CheckRows } from "../ui/check-rows.tsx";
import { Chips } from "../ui/chips.tsx";
import { flawOf } from "../ui/field.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";
import { OfferOutcome } from "./offer-outcome.tsx";
import type { OfferText } from "./read-offer.ts";
import { useOfferText } from "./use-offer-text.ts";

interface OfferFormProps {
  readonly shown: OffersView;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly save: (body: object) => Promise<void>;
  readonly cancel: () => void;
}

/** An offer while it is written: what it asks for and what it costs stand below it before it is saved. */
export function OfferForm({ shown, busy, failure, save, cancel }: OfferFormProps) {
  const say = useDiscountWords();
  const { text, read, flaw, change, given } = useOfferText(shown, failure);
  const isProposal = read.ok && read.value.cost === null && !isWithin(shown, read.value.body);
  return (
    <form
      class="plain"
      aria-label={say.make}
      onSubmit={(event) => {
        event.preventDefault();
        const body = given();
        if (body !== null) void save(body);
      }}
    >
      {shown.role !== "rep" && (
        <Chips
          name="offer-kind"
          legend={say.kind}
          options={(["early", "settlement"] as const).map((value) => ({ value, label: say.kinds[value] }))}
          value={text.kind}
          choose={(kind) => change({ kind, chosen: [] })}
        />
      )}
      <InvoiceRows shown={shown} text={text} flaw={flawOf(flaw, "offer-invoices")} change={change} />
      <div class="day-line">
        <InputField
          id="offer-percent"
          kind="amount"
          label={say.discount}
          value={text.percent}
          flaw={flaw}
          change={(percent) => change({ percent })}
        />
        <InputField
          id="offer-by"
          kind="day"
          min={formatDay(shown.asOf)}
          label={say.by}
          value={text.by}
          flaw={flaw}
          change={(by) => change({ by })}
        />
      </div>
      <TextField
        id="offer-note"
        label={say.note}
        value={text.note}
        flaw={flaw}
        change={(note) => change({ note })}
      />
      {read.ok && <OfferOutcome made={read.value} text={text} shown={shown} />}
      <FormEnd busy={busy} say={{ ...say, save: isProposal ? say.propose : say.save }} cancel={cancel} />
    </form>
  );
}

interface RowsProps {
  readonly shown: OffersView;
  readonly text: OfferText;
  readonly flaw: string | undefined;
  readonly change: (part: Partial<OfferText>) => void;
}

/** Early payment is for what is not due yet; a settlement is for anything open. */
function InvoiceRows({ shown, text: { kind, chosen }, flaw, change }: RowsProps) {
  const say = useDiscountWords();
  const { money, shortDay } = useSpeech();
  const items = shown.items.filter(({ dueOn }) => kind === "settlement" || dueOn > shown.asOf);
  return (
    <div class="plan-invoices" id="offer-invoices" tabIndex={-1}>
      <CheckRows
        label={say.invoices}
        rows={items.map(({ invoiceId, number, dueOn, residualMinor, currency }) => ({
          id: invoiceId,
          label: number,
          aside: (dueOn < shown.asOf ? say.overdue : say.due)(shortDay(dueOn)),
          late: dueOn < shown.asOf,
          amount: money(residualMinor, currency, { minor: true }),
        }))}
        chosen={new Set(chosen)}
        toggle={(id) =>
          change({ chosen: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
        }
      />
      {items.length === 0 && <p class="panel-empty">{say.nothingEarly}</p>}
      {flaw && <p class="flaw">{flaw}</p>}
    </div>
  );
}

const isWithin = ({ role, rules }: OffersView, body: object): boolean =>
  role !== "viewer" && "discountPpm" in body && Number(body.discountPpm) <= rules.authority[role];
