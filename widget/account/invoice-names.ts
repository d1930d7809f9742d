import type { AccountView } from "../../shared/account/contract.ts";
import { useSpeech } from "../words/speech.ts";

type Items = Pick<AccountView, "items">;

/** An open invoice as people call it; one that is paid is no longer in the list. */
export const numberOf = (invoiceId: string, { items }: Items): string =>
  items.find((item) => item.invoiceId === invoiceId)?.number ?? "";

const NAMED = 2;

/** "INV-1, INV-2", or how many there are. */
export function useInvoiceNames(): (ids: readonly string[], view: Items) => string {
  const { words, locale } = useSpeech();
  return (ids, view) => {
    const known = ids.map((id) => numberOf(id, view)).filter((number) => number !== "");
    if (known.length < ids.length || known.length > NAMED) return words.agreed.invoices(ids.length);
    return known.join(locale === "en" ? ", " : "、");
  };
}
