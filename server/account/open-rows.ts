import type { AccountViewBody } from "../../shared/account/contract.ts";
import { dpdOf } from "../../shared/aging/age.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import type { Outlook } from "../../shared/dunning/outlook.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";

/** One row per open invoice, oldest due first, each with its next step or the reason why nothing happens. */
export function itemRows(
  book: OpenBook,
  asOf: Day,
  outlook: Outlook | undefined,
  promisedOn: ReadonlyMap<string, string>,
  expectedOn: ReadonlyMap<string, Day>,
): AccountViewBody["items"] {
  return book.items.map((item) => {
    const expected = expectedOn.get(item.invoiceId);
    return {
      invoiceId: item.invoiceId,
      number: item.number,
      currency: item.currency,
      issuedOn: formatDay(item.issuedOn),
      dueOn: formatDay(item.dueOn),
      dpd: dpdOf(item, asOf),
      amountMinor: item.amountMinor,
      residualMinor: item.residualMinor,
      disputedMinor: item.disputedMinor,
      disputeReason: item.disputeReason,
      promisedOn: promisedOn.get(item.invoiceId) ?? null,
      ...(expected === undefined ? {} : { expectedOn: formatDay(expected) }),
      next: nextBody(outlook?.items.get(item.invoiceId)),
    };
  });
}

/** What the customer has to its credit that no invoice has used. */
export function creditRows(book: OpenBook): AccountViewBody["credits"] {
  return book.credits.map((credit) => ({
    creditId: credit.id,
    kind: credit.kind,
    number: credit.number,
    currency: credit.currency,
    on: formatDay(credit.on),
    residualMinor: credit.residualMinor,
  }));
}
