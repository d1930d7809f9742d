import { useState } from "preact/hooks";
import type { BureauView } from "../../shared/bureau/contract.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import { Notice } from "../ui/notice.tsx";
import { useBureauWords } from "../words/bureau-words.ts";
import { useSpeech } from "../words/speech.ts";
import { OrderForm } from "./order-form.tsx";
import { useBureau } from "./use-bureau.ts";

interface BureauPanelProps {
  readonly client: DossierCalls;
  readonly arrived: () => void;
}

/** Reports that were bought about the account, and the form in which one is ordered. */
export function BureauPanel({ client, arrived }: BureauPanelProps) {
  const say = useBureauWords();
  const { words, locale, money } = useSpeech();
  const [ordered, setOrdered] = useState(false);
  const bureau = useBureau(client, () => {
    setOrdered(true);
    arrived();
  });
  const { shown, failure } = bureau;
  // Whoever may order none has nothing to read here either, unless something was ordered.
  if (shown === null ? !failure : !shown.may && shown.orders.length === 0) return null;
  return (
    <section aria-label={say.title}>
      <h4>{say.title}</h4>
      {failure && failure.field === undefined && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      {shown && <Orders orders={shown.orders} />}
      {shown?.may && shown.bureau === null && <p class="quiet">{say.unset}</p>}
      {shown?.may && shown.bureau !== null && shown.price !== null && (
        <>
          <p class="quiet">
            {say.hint(say.names[shown.bureau], money(shown.price.amountMinor, shown.price.currency))}
          </p>
          {shown.mayToday ? (
            <OrderForm shown={shown} bureau={bureau} />
          ) : (
            <p role="status">{ordered ? say.ordered : say.today}</p>
          )}
        </>
      )}
    </section>
  );
}

function Orders({ orders }: Pick<BureauView, "orders">) {
  const say = useBureauWords();
  const { fullDay, money } = useSpeech();
  if (orders.length === 0) return <p class="quiet">{say.none}</p>;
  return (
    <ul class="agreed">
      {orders.map(({ orderId, companyName, on, by, cost, state }) => (
        <li key={orderId}>
          <p>{say.line(companyName, fullDay(on), by, money(cost.amountMinor, cost.currency))}</p>
          <p class="quiet">{say.states[state]}</p>
        </li>
      ))}
    </ul>
  );
}
