import type { AccountView } from "../../shared/account/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import { InvoiceList } from "../aging/invoice-list.tsx";
import { OpenCard } from "../aging/open-card.tsx";
import { ScoreCard } from "../credit/score-card.tsx";
import { SellCard } from "../credit/sell-card.tsx";
import { useTicks } from "../credit/use-ticks.ts";
import { NextStep } from "../dunning/next-step.tsx";
import type { PanelState } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import { CreditHoldAsk } from "./credit-hold-ask.tsx";
import { CostAsk } from "./cost-ask.tsx";
import { LimitAsk } from "./limit-ask.tsx";
import { DealAsk } from "./deal-ask.tsx";
import { FollowUpPanel } from "./follow-up-panel.tsx";
import { PageBanners } from "./page-banners.tsx";
import { PageFoot } from "./page-foot.tsx";
import { invoiceNotes } from "./invoice-notes.ts";
import { useAgreementDesk } from "./use-agreement-desk.ts";
import { useSecondFrame } from "./use-second-frame.ts";
import { WhatIf } from "./what-if.tsx";

interface BodyProps {
  readonly view: AccountView;
  readonly outdated: Failure | undefined;
  readonly refresh: () => void;
  readonly client: ServerClient;
  readonly switchLocale: () => void;
}

/** Who and how good · may I sell · what is open · what was said · what to do. */
export function AccountBody({ view, outdated, refresh, client, switchLocale }: BodyProps) {
  const speech = useSpeech();
  const { words } = speech;
  const agreements = useAgreementDesk(view);
  const books = { items: view.items, credits: view.credits };
  const wholePage = useSecondFrame();
  const ticks = useTicks();
  const anyOpen = view.items.length + view.credits.length > 0;
  return (
    <>
      <PageBanners view={view} outdated={outdated} refresh={refresh} />
      <div class="cards">
        <ScoreCard content={orEmpty(view.score, words.credit.noScore)} client={client} />
        <SellCard
          content={orEmpty(view.exposure, words.credit.noExposure)}
          credit={view.creditHold}
          terms={view.terms}
          below={
            wholePage && view.exposure ? (
              <>
                {view.exposure.limitMinor !== null && <DealAsk client={client} exposure={view.exposure} />}
                <CreditHoldAsk client={client} changed={refresh} />
                <LimitAsk client={client} />
                <CostAsk client={client} />
              </>
            ) : null
          }
        />
        <OpenCard content={orEmpty(view.balances.length > 0 ? view.balances : null, words.aging.nothing)} />
      </div>
      <div class="work">
        <InvoiceList
          content={orEmpty(anyOpen ? books : null, words.invoices.nothing)}
          next={(item) => <NextStep next={item.next} />}
          agreed={invoiceNotes(view, speech)}
          act={
            view.viewer.mayLog
              ? ({ invoiceId }) => agreements.open({ kind: "dispute", invoiceId })
              : undefined
          }
          ticks={ticks}
          below={
            wholePage && view.items.length > 0 ? (
              <WhatIf client={client} items={view.items} ticks={ticks} />
            ) : null
          }
        />
        {wholePage ? (
          <FollowUpPanel view={view} client={client} agreements={agreements} logged={refresh} />
        ) : (
          <div class="panel panel-followup" aria-busy="true" />
        )}
      </div>
      {wholePage && <PageFoot view={view} refresh={refresh} switchLocale={switchLocale} />}
    </>
  );
}

function orEmpty<T>(value: T | null, sentence: string): PanelState<T> {
  return value === null ? { state: "empty", sentence } : { state: "ready", value };
}
