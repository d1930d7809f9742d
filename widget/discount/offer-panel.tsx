import { useEffect, useRef, useState } from "preact/hooks";
import type { OffersView } from "../../shared/discount/contract.ts";
import { percentPpm } from "../../shared/discount/share-of.ts";
import type { Failure, ServerClient, Told } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";
import { DecisionForm } from "./decision-form.tsx";
import { OfferForm } from "./offer-form.tsx";
import { actsOn, OfferLine } from "./offer-line.tsx";
import { TermsPart } from "./terms-form.tsx";

/** What is open besides the decision on an offer, which goes by its id. */
const [NEW, TERMS] = ["new", "terms"];

interface OfferPanelProps {
  readonly client: Pick<ServerClient, "offers" | "record">;
  readonly close: () => void;
  /** Something was offered or decided: the page shows other holds now. */
  readonly done: () => void;
}

/** What less may be paid: offers as they stand, one made, and each decided. */
export function OfferPanel({ client, close, done }: OfferPanelProps) {
  const say = useDiscountWords();
  const { words, locale } = useSpeech();
  const desk = useOffers(client, done);
  const { shown, failure, busy, record } = desk;
  const [open, setOpen] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const save = (path: string) => async (body: object) => {
    if (await record(path, body)) setOpen(null);
  };
  const leave = (): void => {
    desk.forgive();
    setOpen(null);
  };
  const mayOffer = shown !== null && shown.role !== "viewer" && shown.items.length > 0;
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
      {failure && (open === null || failure.field === undefined) && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      {shown === null && !failure && <Skeleton label={words.page.loading} />}
      {shown && <StandingLine shown={shown} />}
      {shown?.role === "admin" && (open === null || open === TERMS) && (
        <TermsPart
          {...{ shown, busy, failure }}
          isOpen={open === TERMS}
          open={() => setOpen(TERMS)}
          save={save("offer-terms")}
          cancel={leave}
        />
      )}
      {shown?.offers.length === 0 && open === null && <p class="panel-empty">{say.empty}</p>}
      {shown && shown.offers.length > 0 && (
        <OfferList {...{ shown, open, busy, save }} choose={setOpen} cancel={leave} />
      )}
      {shown && open === NEW && (
        <OfferForm shown={shown} busy={busy} failure={failure} save={save("offers")} cancel={leave} />
      )}
      {open !== NEW && open !== TERMS && (
        <div class="form-end">
          {mayOffer && (
            <button type="button" class="button button-main" onClick={() => setOpen(NEW)}>
              {say.make}
            </button>
          )}
          <button type="button" class="button" onClick={close}>
            {say.close}
          </button>
        </div>
      )}
    </section>
  );
}

interface OfferListProps {
  readonly shown: OffersView;
  readonly open: string | null;
  readonly busy: boolean;
  readonly choose: (offerId: string) => void;
  readonly save: (path: string) => (body: object) => Promise<void>;
  readonly cancel: () => void;
}

function OfferList({ shown, open, busy, choose, save, cancel }: OfferListProps) {
  return (
    <ul class="agreed">
      {shown.offers.map((offer) => (
        <OfferLine key={offer.offerId} offer={offer} shown={shown} decide={() => choose(offer.offerId)}>
          {open === offer.offerId && (
            <DecisionForm
              acts={actsOn(offer, shown)}
              legend={offer.parts.map(({ number }) => number).join(", ")}
              busy={busy}
              save={save(`offers/${encodeURIComponent(offer.offerId)}`)}
              cancel={cancel}
            />
          )}
        </OfferLine>
      ))}
    </ul>
  );
}

function StandingLine({ shown }: { readonly shown: OffersView }) {
  const say = useDiscountWords();
  const { value, origin } = shown.standing;
  if (origin === "nobody") return null;
  const what = value === null ? say.none : say.standingText(percentPpm(value.discountPpm), value.withinDays);
  return <p class="quiet">{say.standing(what, say.origins[origin])}</p>;
}

function useOffers(client: OfferPanelProps["client"], done: () => void) {
  const [shown, show] = useState<OffersView | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<void> => {
    const told: Told<OffersView> = await client.offers();
    if (told.ok) show(told.value);
    else fail(told.because);
  };
  const record = async (path: string, body: object): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    fail(null);
    const told = await client.record(path, body);
    if (told.ok) {
      await read();
      done();
    } else fail(told.because);
    setBusy(false);
    return told.ok;
  };
  useEffect(() => void read(), []);
  return { shown, failure, busy, record, forgive: () => fail(null) };
}
