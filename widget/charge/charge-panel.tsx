import { useEffect, useRef, useState } from "preact/hooks";
import type { ChargesView, ChargeView } from "../../shared/charge/contract.ts";
import type { Failure, ServerClient, Told } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useChargeWords } from "../words/charge-words.ts";
import { useSpeech } from "../words/speech.ts";
import { ChargeLine } from "./charge-line.tsx";
import { ChargeForm } from "./charge-form.tsx";
import { TermsLine } from "./terms-line.tsx";

interface ChargePanelProps {
  readonly client: Pick<ServerClient, "charges" | "propose" | "decideCharge">;
  readonly close: () => void;
}

/** The claims of an account beside its invoices: proposed on request, and decided one by one. */
export function ChargePanel({ client, close }: ChargePanelProps) {
  const say = useChargeWords();
  const { words, locale } = useSpeech();
  const { shown, failure, busy, take } = useCharges(client);
  const [chosen, choose] = useState<ChargeView | null>(null);
  const form = (charge: ChargeView) => (
    <ChargeForm
      charge={charge}
      busy={busy}
      cancel={() => choose(null)}
      save={async (request) => {
        if (await take(() => client.decideCharge(charge.chargeId, request))) choose(null);
      }}
    />
  );
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      <p class="quiet">{say.hint}</p>
      {failure && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      {shown === null && !failure && <Skeleton label={words.page.loading} />}
      {shown && <TermsLine terms={shown.terms} />}
      {shown?.refused.map(({ invoiceId, number, message }) => (
        <p key={invoiceId} class="quiet">
          {number}: {message[locale]}
        </p>
      ))}
      {shown?.charges.length === 0 && <p class="panel-empty">{say.empty}</p>}
      {shown && (
        <ul class="agreed">
          {shown.charges.map((charge) => (
            <ChargeLine key={charge.chargeId} charge={charge} decide={() => choose(charge)}>
              {chosen?.chargeId === charge.chargeId && form(charge)}
            </ChargeLine>
          ))}
        </ul>
      )}
      <div class="form-end">
        <button
          type="button"
          class="button button-main"
          aria-disabled={busy}
          onClick={() => void take(client.propose)}
        >
          {busy ? say.proposing : say.propose}
        </button>
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

function useCharges(client: ChargePanelProps["client"]) {
  const [shown, show] = useState<ChargesView | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (ask: () => Promise<Told<ChargesView>>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    fail(null);
    const told = await ask();
    setBusy(false);
    if (told.ok) show(told.value);
    else fail(told.because);
    return told.ok;
  };
  useEffect(() => void take(client.charges), []);
  return { shown, failure, busy, take };
}
