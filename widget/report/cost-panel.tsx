import type { AccountCostView } from "../../shared/report/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { countText, numberText } from "../ui/number-text.ts";
import { AnswerPanel } from "../ui/answer-panel.tsx";
import { useCostWords } from "../words/cost-words.ts";
import { useSpeech } from "../words/speech.ts";

interface CostPanelProps {
  readonly client: Pick<ServerClient, "cost">;
  readonly close: () => void;
}

/** What the account's credit cost in a year: waiting, what may be lost, and the work of collecting. */
export function CostPanel({ client, close }: CostPanelProps) {
  const say = useCostWords();
  return (
    <AnswerPanel title={say.title} closeLabel={say.close} ask={client.cost} close={close}>
      {(answer) => <Answer cost={answer} />}
    </AnswerPanel>
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
