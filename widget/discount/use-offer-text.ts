import { useState } from "preact/hooks";
import type { OffersView } from "../../shared/discount/contract.ts";
import type { Failure } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type OfferText, readOffer, type Unread } from "./read-offer.ts";

const CONTROLS: Readonly<Record<string, string>> = {
  invoiceIds: "offer-invoices",
  currency: "offer-invoices",
  discountPpm: "offer-percent",
  payBy: "offer-by",
  note: "offer-note",
};
const UNREAD: Readonly<Record<Unread, string>> = {
  noInvoice: "offer-invoices",
  noPercent: "offer-percent",
  noDay: "offer-by",
};

/** What is typed, what it offers by the server's own rules, and what is wrong with it beside its field. */
export function useOfferText(shown: OffersView, failure: Failure | null) {
  const say = useDiscountWords();
  const { locale } = useSpeech();
  const [text, setText] = useState<OfferText>({
    ...{ kind: shown.role === "rep" ? "settlement" : "early", chosen: [], percent: "", by: "", note: "" },
  });
  const [asked, ask] = useState(false);
  // The id belongs to the content: what is changed after an answer got lost is another offer.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const read = readOffer(text, shown);
  const flaw = ((): FieldFlaw | undefined => {
    if (read.ok) {
      const field = CONTROLS[failure?.field ?? ""];
      return field && failure?.sentence ? { field, says: failure.sentence[locale] } : undefined;
    }
    const { because } = read;
    if (typeof because !== "string")
      return { field: CONTROLS[because.field] ?? "", says: because.message[locale] };
    return asked ? { field: UNREAD[because], says: say[because] } : undefined;
  })();
  return {
    text,
    read,
    flaw,
    change(part: Partial<OfferText>): void {
      setClientId(crypto.randomUUID());
      setText({ ...text, ...part });
    },
    /** The request; null when something is missing or wrong, and the field is told. */
    given(): object | null {
      ask(true);
      if (read.ok) return { ...read.value.body, note: text.note.trim(), clientId };
      const { because } = read;
      const field = typeof because === "string" ? UNREAD[because] : (CONTROLS[because.field] ?? "");
      document.getElementById(field)?.focus();
      return null;
    },
  };
}
