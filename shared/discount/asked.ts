import { shareOf } from "./share-of.ts";

/** What must arrive of some invoices and what is let go: the discount of each is rounded down, in the seller's favour. */
export function askOf(
  parts: readonly { readonly owedMinor: number }[],
  discountPpm: number,
): { readonly askedMinor: number; readonly letGoMinor: number } {
  let [owed, letGoMinor] = [0, 0];
  for (const { owedMinor } of parts) {
    owed += owedMinor;
    letGoMinor += shareOf(owedMinor, discountPpm);
  }
  return { askedMinor: owed - letGoMinor, letGoMinor };
}
