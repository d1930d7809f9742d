import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountCostView } from "../../shared/report/contract.ts";
import type { ServerClient, Told } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { countText, numberText } from "../ui/number-text.ts";
import { useCostWords } from "../words/cost-words.ts";
import { useSpeech } from "../words/speech.ts";

interface CostPanelProps {
  readonly client: Pick<ServerClient, "cost">;
  readonly close: () => void;
}

/** What the account's credit cost in a year: waiting, what may be lost, and the work of collecting. */
export function CostPanel({ client, close }: CostPanelProps) {
  const say = useCostWords();
  const { words } = useSpeech();
  const title = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState<Told<AccountCostView>>();
  useEffect(() => {
    title.current?.focus();
    void client.cost().then(setTold);
  }, [client]);
  return (
    <section
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      {told === undefined && <Skeleton label={words.page.loading} />}
      {told?.ok === false && <Notice tone="bad" {...words.problem[told.because.problem]} />}
      {told?.ok === true && <Answer cost={told.value} />}
      <div class="form-end">
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

function Answer({ cost }: { readonly cost: AccountCostView }) {
  const say = useCostWords();
  const { fullDay } = useSpeech();
  if (cost.state === "not-approved") return <p class="quiet">{say.notApproved}</p>;
  return (
    <>
      <p class="quiet">{say.means(fullDay(cost.from), fullDay(cost.to), percentText(cost.yearlyPpm))}</p>
      {cost.currencies.length === 0 && <p>{say.none}</p>}
      {cost.currencies.map((each) => (
        <Currency key={each.currency} cost={each} />
      ))}
    </>
  );
}

type Ready = Extract<AccountCostView, { state: "ready" }>;

function Currency({ cost }: { readonly cost: Ready["currencies"][number] }) {
  const say = useCostWords();
  const { money } = useSpeech();
  const { currency, ofSalesPpm, contacts } = cost;
  return (
    <>
      <p class="figure">
        <strong>{money(cost.totalMinor, currency)}</strong>
        {ofSalesPpm !== null && (
          <small>{say.ofSales(percentText(ofSalesPpm), money(cost.salesMinor, currency))}</small>
        )}
      </p>
      <Part
        amount={money(cost.carryingMinor, currency)}
        of={say.carrying(money(cost.averageMinor, currency))}
      />
      <Part amount={cost.hasLoss ? money(cost.expectedMinor, currency) : say.noLoss} of={say.expected} />
      <Part
        amount={cost.hasHandling ? money(cost.handlingMinor, currency) : say.noHandling}
        of={say.handling(countText(contacts))}
      />
    </>
  );
}

const Part = ({ amount, of }: { readonly amount: string; readonly of: string }) => (
  <p>
    <b>{amount}</b> <small class="quiet">{of}</small>
  </p>
);

/** 61 000 ppm → "6.1%". */
const percentText = (ppm: number): string => `${numberText(ppm / 10_000)}%`;
