import { useEffect, useState } from "preact/hooks";
import { parseCurrency } from "../../shared/kernel/currency.ts";
import { formatDay, parseDay, type Day } from "../../shared/kernel/day.ts";
import type { CreditHoldView } from "../../shared/limit/contract.ts";
import type { ServerClient, Told } from "../api/server-client.ts";
import type { DealClaim } from "../crm/port.ts";
import type { Locale } from "../ui/money-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useCreditHoldWords } from "../words/credit-hold-words.ts";
import { useDealWords } from "../words/deal-words.ts";
import type { Words } from "../words/en.ts";
import { speak, SpeechProvider, useSpeech } from "../words/speech.ts";
import { CreditHoldTold } from "../limit/credit-hold-told.tsx";
import { DealPanel } from "../limit/deal-panel.tsx";

type Client = Pick<ServerClient, "creditHold" | "dealCheck">;

interface DealPageProps {
  readonly deal: DealClaim;
  /** null: the deal names no account. */
  readonly client: Client | null;
  readonly locale: Locale;
  readonly words: Words;
}

/** In the page of a deal: whether its account may buy on credit, and whether this deal fits. */
export function DealPage({ deal, client, locale, words }: DealPageProps) {
  const [told, tell] = useState<Told<CreditHoldView>>();
  useEffect(() => void client?.creditHold().then(tell), []);
  document.documentElement.lang = locale;
  const asOf = told?.ok ? told.value.asOf : (0 as Day);
  return (
    <SpeechProvider value={speak(locale, words, asOf)}>
      <main class="page">
        <h1 class="unseen">Huikuan</h1>
        {client === null ? <NoAccount /> : <Asked {...{ told, deal, client }} />}
      </main>
    </SpeechProvider>
  );
}

function NoAccount() {
  return <Notice tone="warn" title={useDealWords().noAccount} />;
}

interface AskedProps {
  readonly told: Told<CreditHoldView> | undefined;
  readonly deal: DealClaim;
  readonly client: Client;
}

function Asked({ told, deal, client }: AskedProps) {
  const { words, locale } = useSpeech();
  const say = useCreditHoldWords();
  if (told === undefined) return <Skeleton label={say.loading} />;
  if (!told.ok) {
    const { sentence, problem } = told.because;
    return (
      <div role="alert">
        <Notice tone="bad" title={sentence?.[locale] ?? words.problem[problem].what} />
      </div>
    );
  }
  const { currency, asOf } = told.value;
  const own = parseCurrency(deal.currency ?? "");
  const closing = parseDay(deal.closingOn ?? "");
  const deliverOn = formatDay(closing.ok && closing.value > asOf ? closing.value : asOf);
  return (
    <>
      <h2 class="unseen">{say.title}</h2>
      <CreditHoldTold told={told.value} />
      <DealPanel
        client={client}
        currency={own.ok ? own.value : currency}
        first={{ amount: deal.amount, deliverOn }}
        without={deal.dealId}
      />
    </>
  );
}
