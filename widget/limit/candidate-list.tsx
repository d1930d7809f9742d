import type { LimitProposalView } from "../../shared/limit/contract.ts";
import type { CandidateName } from "../../shared/limit/kinds.ts";
import { useProposalWords } from "../words/proposal-words.ts";
import { useSpeech } from "../words/speech.ts";

interface CandidateListProps {
  readonly shown: LimitProposalView;
  readonly candidates: NonNullable<LimitProposalView["proposal"]>["candidates"];
}

/** Every formula: what it gives and from what, or why it gives nothing. */
export function CandidateList({ shown, candidates }: CandidateListProps) {
  const say = useProposalWords();
  const { money } = useSpeech();
  const from = useInputs(shown);
  return (
    <dl>
      {candidates.map(({ name, valueMinor }) => (
        <div key={name}>
          <dt>
            {say.names[name]} <b>{valueMinor === null ? "–" : money(valueMinor, shown.currency)}</b>
          </dt>
          <dd class="quiet">{from[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What each formula was given, in words. */
function useInputs(shown: LimitProposalView): Readonly<Record<CandidateName, string>> {
  const say = useProposalWords();
  const { money } = useSpeech();
  const { currency, year, rules, equityMinor, receivablesMinor } = shown;
  const { salesMinor, monthsBilled, termsDays, lateDays } = year;
  const sales = money(salesMinor, currency);
  const isSold = salesMinor > 0;
  return {
    need: isSold ? say.need(sales, `(${termsDays} + ${lateDays})`, String(rules.needPercent)) : say.noSales,
    turnover: isSold
      ? say.turnover(sales, String(monthsBilled), String(termsDays), String(rules.turnoverPercent))
      : say.noSales,
    "net-worth":
      equityMinor === null
        ? say.noEquity
        : say.equity(money(equityMinor, currency), String(rules.equityPercent)),
    portfolio:
      receivablesMinor === null
        ? say.noReceivables
        : say.portfolio(money(receivablesMinor, currency), String(rules.portfolioPercent)),
  };
}
