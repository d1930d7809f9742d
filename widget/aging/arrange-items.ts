import type { OpenCreditView, OpenItemView } from "../../shared/account/contract.ts";

export type SortKey = "number" | "due" | "dpd" | "residual";
export interface Arrangement {
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly text: string;
  readonly overdueOnly: boolean;
  /** "" means every currency. */
  readonly currency: string;
}
export type Row =
  | { readonly kind: "item"; readonly item: OpenItemView }
  | { readonly kind: "credit"; readonly credit: OpenCreditView };

export const OLDEST_FIRST: Arrangement = {
  sort: "dpd",
  descending: true,
  text: "",
  overdueOnly: false,
  currency: "",
};

const COMPARE: Record<SortKey, (a: OpenItemView, b: OpenItemView) => number> = {
  number: (a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0),
  due: (a, b) => a.dueOn - b.dueOn,
  dpd: (a, b) => a.dpd - b.dpd,
  // Amounts of two currencies have no order among each other, so currencies stay together.
  residual: (a, b) =>
    a.currency === b.currency ? a.residualMinor - b.residualMinor : a.currency < b.currency ? -1 : 1,
};

/** The rows to show, in order. Credits come last whatever the order, and leave when only overdue is asked for. */
export function arrangeItems(
  items: readonly OpenItemView[],
  credits: readonly OpenCreditView[],
  how: Arrangement,
): readonly Row[] {
  const text = how.text.trim().toLowerCase();
  const fits = (number: string, currency: string): boolean =>
    (how.currency === "" || currency === how.currency) &&
    (text === "" || number.toLowerCase().includes(text));
  const kept = items.filter((item) => fits(item.number, item.currency) && (!how.overdueOnly || item.dpd > 0));
  const compare = COMPARE[how.sort];
  const sign = how.descending ? -1 : 1;
  kept.sort((a, b) => sign * compare(a, b) || (a.invoiceId < b.invoiceId ? -1 : 1));
  const keptCredits = how.overdueOnly ? [] : credits.filter((credit) => fits(credit.number, credit.currency));
  return [
    ...kept.map((item): Row => ({ kind: "item", item })),
    ...keptCredits.map((credit): Row => ({ kind: "credit", credit })),
  ];
}
