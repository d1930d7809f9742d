import { useLayoutEffect } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { PreviewBody, ServerClient } from "../api/server-client.ts";
import { ReachPart, type ReachProps } from "../contact/reach-part.tsx";
import type { Draft } from "../followup/draft.ts";
import { LogForm } from "../followup/log-form.tsx";
import { PromiseFields } from "../promise/promise-fields.tsx";
import { readOffer } from "../promise/read-offer.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { freeItems } from "./agreement-draft.ts";
import { Consequence } from "./consequence.tsx";
import type { EntryDesk } from "./entry-desk.ts";
import { refusedField } from "./refused-field.ts";
import { usePreview } from "./use-preview.ts";

export { BureauPanel } from "../bureau/bureau-panel.tsx";
export { ChargePanel } from "../charge/charge-panel.tsx";
export { ContactsPanel } from "../contact/contacts-panel.tsx";
export { WhatIfPanel } from "../credit/what-if-panel.tsx";
export { OfferPanel } from "../discount/offer-panel.tsx";
export { DossierGlance } from "../dossier/dossier-glance.tsx";
export { DossierPanel } from "../dossier/dossier-panel.tsx";
export { SendPanel } from "../dunning/send-panel.tsx";
export { ForecastPanel } from "../forecast/forecast-panel.tsx";
export { PayerPanel } from "../group/payer-panel.tsx";
export { CreditHoldPanel } from "../limit/credit-hold-panel.tsx";
export { CostPanel } from "../report/cost-panel.tsx";
export { LimitPanel } from "../approval/limit-panel.tsx";
export { ProposalTold } from "../limit/proposal-told.tsx";
export { DealPanel } from "../limit/deal-panel.tsx";
export { WatchGlance } from "./watch-glance.tsx";
export { WatchPanel } from "./watch-panel.tsx";
export { AgreementForm } from "./agreement-form.tsx";
export { HoldPanel } from "./hold-panel.tsx";
export { readDraft } from "./read-draft.ts";
export { saveLog } from "./save-log.ts";

interface EntryFormProps {
  readonly view: AccountView;
  readonly desk: EntryDesk;
  readonly draft: Draft;
  readonly preview: ServerClient["preview"];
  readonly client: ReachProps["client"];
  /** Leads from a customer who objects to the form that says how much. */
  readonly dispute: () => void;
}

/**
 * The form in which an entry is written, and what saves it. Nobody needs it to see how an account stands, so it is
 * fetched after that: see `use-form-part.ts`.
 */
export function EntryForm({ view, desk, draft, preview, client, dispute }: EntryFormProps) {
  const { offerFlaw } = desk;
  useLayoutEffect(() => {
    if (offerFlaw) document.getElementById(offerFlaw.field)?.focus();
  }, [offerFlaw]);
  return (
    <LogForm
      draft={draft}
      contacts={view.contacts}
      flaw={desk.flaw}
      saving={desk.saving}
      restored={desk.restored}
      failure={desk.failure}
      focusOn={desk.focusOn}
      change={desk.change}
      save={desk.save}
      close={desk.close}
      discard={desk.discard}
      reach={
        draft.supersedes === null &&
        (draft.kind === "call" || draft.kind === "visit" || draft.kind === "message") && (
          <ReachPart
            client={client}
            way={draft.kind}
            contactId={draft.contactId}
            despite={draft.despite ?? ""}
            change={(despite) => desk.change({ despite })}
          />
        )
      }
      outcomeFields={
        draft.outcome === "disputed" ? (
          <ToDispute dispute={dispute} />
        ) : (
          draft.outcome === "promised" &&
          draft.promise.currency !== "" && (
            <PromisePart view={view} desk={desk} draft={draft} preview={preview} />
          )
        )
      }
    />
  );
}

function ToDispute({ dispute }: Pick<EntryFormProps, "dispute">) {
  return (
    <button type="button" class="link to-dispute" onClick={dispute}>
      {useFormWords().agreement.disputeAmount}
    </button>
  );
}

/** The page says at once what it knows itself; the server knows the customer's calendar and older promises. */
function PromisePart({ view, desk, draft, preview }: Omit<EntryFormProps, "dispute" | "client">) {
  const { asOf, locale } = useSpeech();
  const foreseen = usePreview(promisePreview(draft, view, asOf), preview);
  const refused = foreseen.state === "failed" ? refusedField(foreseen.because, "promise", locale) : undefined;
  return (
    <PromiseFields
      text={draft.promise}
      items={freeItems(view)}
      currencies={view.balances.filter(({ openMinor }) => openMinor > 0).map(({ currency }) => currency)}
      flaw={desk.offerFlaw}
      refused={refused}
      consequence={foreseen.state === "told" ? <Consequence foreseen={foreseen} ends={false} /> : undefined}
      change={(change) => desk.change({ promise: { ...draft.promise, ...change } })}
    />
  );
}

function promisePreview(
  { promise }: Draft,
  view: AccountView,
  asOf: AccountView["asOf"],
): PreviewBody | null {
  const read = readOffer(promise, freeItems(view), asOf);
  if (!read.ok) return null;
  return { kind: "promise", body: { ...read.value, promisedOn: formatDay(read.value.promisedOn) } };
}
