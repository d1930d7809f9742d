import type { ExposureBody } from "../../shared/limit/contract.ts";
import { exposureOf } from "../../shared/limit/exposure.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { CreditBook } from "./ports.ts";

/**
 * What is at stake with one account, from the live ledger; null when the account is not synced. `open`: its open books of
 * that day, if read already; `withoutDeal`: a deal of the CRM that is not counted, nor the orders that came from it.
 */
export async function readExposure(
  book: Pick<CreditBook, "account" | "ledger" | "reaches">,
  accountId: string,
  asOf: Day,
  open?: readonly OpenBook[],
  withoutDeal?: string,
): Promise<ExposureBody | null> {
  const account = await book.account(accountId);
  if (account === null) return null;
  const rates = await book.ledger.ratesOf();
  const { currency, limitMinor, beside } = (await book.reaches([accountId], asOf, withoutDeal))(accountId);
  const limit = limitMinor === null ? null : money(limitMinor, currency);
  const books = open ?? openBooks(await book.ledger.openEntriesOf(accountId, asOf), asOf);
  const view = exposureOf(books, { limit, currency, rates }, asOf, beside);
  return { ...view, ratesOn: view.ratesOn === null ? null : formatDay(view.ratesOn) };
}
