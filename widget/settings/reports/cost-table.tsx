import type { CreditCostView, CurrencyReportView } from "../../../shared/report/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { useProvisionWords } from "../../words/provision-words.ts";
import { useReportWords } from "../../words/report-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { WideTable } from "./wide-table.tsx";
import { percentOf } from "./percent-of.ts";

interface TableProps {
  readonly currency: CurrencyReportView["currency"];
  readonly cost: CreditCostView;
}

type Parts = Omit<CreditCostView["accounts"][number], "accountId" | "name">;

/** What each customer's credit cost in a year, the dearest first; the accounts and the rest add up to all. */
export function CostTable({ currency, cost }: TableProps) {
  const say = useProvisionWords();
  const { percent } = useReportWords();
  const { money } = useSpeech();
  const amount = (minor: number): string => money(minor, currency, { bare: true, minor: true });
  const figures = (parts: Parts) => (
    <>
      <td class="money">{amount(parts.averageMinor)}</td>
      <td class="money">{amount(parts.carryingMinor)}</td>
      <td class="money">{amount(parts.expectedMinor)}</td>
      <td>{countText(parts.contacts)}</td>
      <td class="money">{amount(parts.handlingMinor)}</td>
      <td>
        <b>{amount(parts.totalMinor)}</b>
      </td>
    </>
  );
  const heads = [say.account, say.average, say.carrying, say.expected, say.contacts, say.handling, say.total];
  return (
    <>
      <WideTable caption={say.cost} look="report-months" heads={heads}>
        {cost.accounts.map((each) => (
          <tr key={each.accountId}>
            <th scope="row">{each.name}</th>
            {figures(each)}
          </tr>
        ))}
        <tr>
          <th scope="row">{say.all}</th>
          {figures(cost)}
        </tr>
      </WideTable>
      {cost.restCount > 0 && (
        <p class="quiet">{say.rest(countText(cost.restCount), money(cost.restMinor, currency))}</p>
      )}
      <p class="quiet">
        {say.costMean(percent(percentOf(cost.yearlyPpm)))} {cost.hasLoss ? "" : say.noLoss}{" "}
        {cost.hasHandling ? "" : say.noHandling}
      </p>
    </>
  );
}
