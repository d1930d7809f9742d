import type { OffersView } from "../../shared/discount/contract.ts";
import type { OfferKind } from "../../shared/discount/kinds.ts";
import { type MadeOffer, makeOffer, type OfferFlaw } from "../../shared/discount/make-offer.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { readPercent } from "../ui/read-percent.ts";

/** The form's texts. */
export interface OfferText {
  readonly kind: OfferKind;
  readonly chosen: readonly string[];
  readonly percent: string;
  readonly by: string;
  readonly note: string;
}

export type Unread = "noInvoice" | "noPercent" | "noDay";

/** What the texts offer, by the server's own rules; or what is not filled in yet, or wrong with it. */
export function readOffer(
  { kind, chosen, percent, by }: OfferText,
  { items, onPlan, offers, rules, orgCurrency, asOf }: OffersView,
): Result<MadeOffer & { readonly body: object }, Unread | OfferFlaw> {
  const currency = items.find(({ invoiceId }) => invoiceId === chosen[0])?.currency;
  if (currency === undefined) return refuse("noInvoice");
  const discountPpm = readPercent(percent);
  if (typeof discountPpm !== "number" || discountPpm === 0) return refuse("noPercent");
  const payBy = parseDay(by);
  if (!payBy.ok) return refuse("noDay");
  const ask = { kind, invoiceIds: chosen, currency, discountPpm, payBy: payBy.value };
  const made = makeOffer(ask, { items, onPlan: new Set(onPlan), offers, rules, orgCurrency, asOf });
  return made.ok ? { ok: true, value: { ...made.value, body: { ...ask, payBy: by } } } : made;
}
