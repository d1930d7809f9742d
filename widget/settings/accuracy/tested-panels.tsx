import type { BackTestAnswer } from "../../../shared/forecast/backtest/contract.ts";
import { isToldApart } from "../../../shared/forecast/backtest/told-apart.ts";
import { useAccuracyWords } from "../../words/accuracy-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { CompareTable } from "./compare-table.tsx";
import { GradeBars } from "./grade-bars.tsx";
import { ReliabilityPlot } from "./reliability-plot.tsx";

type Tested = Extract<BackTestAnswer["last"], { state: "ready" }>;
type Test = Tested["test"];

/** The three questions, each beside what simple rules would have said. */
export function TestedPanels({ tested: { test } }: { readonly tested: Tested }) {
  return (
    <>
      <InvoiceTimePanel p1={test.p1} />
      <AccountsPanel p2={test.p2} />
      <CashPanel p3={test.p3} />
    </>
  );
}

/** Digits that people compare; a dash where there is nothing to measure. */
function useShown(): (value: number | null, digits: number) => string {
  const { number } = useSpeech();
  return (value, digits) => {
    if (value === null) return "–";
    return digits <= 1 ? number(Math.round(value * 10) / 10) : value.toFixed(digits);
  };
}

const signed = (by: number): string => `${by > 0 ? "+" : "−"}${Math.abs(by).toFixed(3)}`;

const RULES = ["model", "lateRatio", "paydex", "dueDate"] as const;

function InvoiceTimePanel({ p1 }: { readonly p1: Test["p1"] }) {
  const say = useAccuracyWords();
  const shown = useShown();
  const { number, percent } = useSpeech();
  const share = (value: number | null): string => (value === null ? "–" : percent(value));
  const { brier, ece, cover } = p1.model;
  const leadTold = (
    by: (typeof RULES)[number],
    figures: Omit<Test["p1"], "withoutLargest" | "reliability">,
  ) => {
    if (by === "model") return "";
    const { lead } = figures[by];
    if (lead === undefined || lead === null) return "–";
    return isToldApart(lead) ? signed(lead.by) : say.p1.even;
  };
  return (
    <section class="panel" aria-labelledby="accuracy-p1">
      <header class="panel-head">
        <h2 id="accuracy-p1">{say.p1.title(number(p1.invoices))}</h2>
      </header>
      {([p1, p1.withoutLargest] as const).map((figures, at) => (
        <CompareTable
          key={at}
          title={at === 0 ? say.whole : say.without}
          columns={[say.p1.auc, say.p1.mae, say.p1.lead]}
          rows={RULES.map((by) => [
            say[by],
            shown(figures[by].auc, 3),
            shown(figures[by].mae, 2),
            leadTold(by, figures),
          ])}
        />
      ))}
      <p class="quiet">{say.p1.more(shown(brier, 3), shown(ece, 3), share(cover))}</p>
      <ReliabilityPlot bins={p1.reliability} />
    </section>
  );
}

function AccountsPanel({ p2 }: { readonly p2: Test["p2"] }) {
  const say = useAccuracyWords();
  const shown = useShown();
  const { number, percent } = useSpeech();
  return (
    <section class="panel" aria-labelledby="accuracy-p2">
      <header class="panel-head">
        <h2 id="accuracy-p2">{say.p2.title(number(p2.accounts))}</h2>
      </header>
      <p class="quiet">{say.p2.hint}</p>
      <GradeBars grades={p2.grades} />
      {([p2, p2.withoutLargest] as const).map((figures, at) => (
        <CompareTable
          key={at}
          title={`${at === 0 ? say.whole : say.without} · ${say.p2.auc(shown(figures.auc, 3), shown(figures.aucSeasoned, 3))}`}
          columns={[say.p2.accounts, say.p2.bad]}
          rows={figures.grades.map(({ grade, accounts, badShare }) => [
            `${say.p2.grade} ${grade}`,
            number(accounts),
            percent(badShare),
          ])}
        />
      ))}
    </section>
  );
}

function CashPanel({ p3 }: { readonly p3: Test["p3"] }) {
  const say = useAccuracyWords();
  const shown = useShown();
  const { number, percent } = useSpeech();
  const share = (value: number | null): string => (value === null ? "–" : percent(value));
  const wapes = ({ wape, wapeMeanDelay, wapeDueDate }: Omit<Test["p3"], "withoutLargest">) => [
    [say.model, shown(wape, 3)],
    [say.meanDelay, shown(wapeMeanDelay, 3)],
    [say.dueDate, shown(wapeDueDate, 3)],
  ];
  return (
    <section class="panel" aria-labelledby="accuracy-p3">
      <header class="panel-head">
        <h2 id="accuracy-p3">{say.p3.title(number(p3.weeks))}</h2>
      </header>
      <CompareTable title={say.whole} columns={[say.p3.wape]} rows={wapes(p3)} />
      <CompareTable title={say.without} columns={[say.p3.wape]} rows={wapes(p3.withoutLargest)} />
      <p class="quiet">
        {say.p3.more(shown(p3.mae, 2), share(p3.cover), share(p3.bandCover), shown(p3.together, 1))}
      </p>
    </section>
  );
}
