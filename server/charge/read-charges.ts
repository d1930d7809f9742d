import type { ChargesBody } from "../../shared/charge/contract.ts";
import { effectiveTerms, type EffectiveTerms } from "../../shared/charge/effective-terms.ts";
import { publishedRates } from "../../shared/charge/published-rates.ts";
import { type ReferenceTable, withAdded } from "../../shared/charge/reference-rates.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { chargeBody, termsBody } from "./bodies.ts";
import type { ChargeBook, ChargeDesk, Claimant } from "./ports.ts";

/** The claims of an account beside its invoices, and by which terms new ones would be reckoned. */
export function readCharges(
  { orgId, accountId }: Pick<Claimant, "orgId" | "accountId">,
  desk: ChargeDesk,
): Promise<Result<ChargesBody, "not-synced">> {
  return desk.inTenant(orgId, async (book) => {
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    return ok(await chargesBody(accountId, book));
  });
}

export async function chargesBody(
  accountId: string,
  book: ChargeBook,
  refused: ChargesBody["refused"] = [],
): Promise<ChargesBody> {
  const charges = await book.charges(accountId);
  const { terms, tables } = await termsOf(accountId, book);
  return { terms: termsBody(terms, tables), charges: charges.map(chargeBody), refused };
}

export async function termsOf(
  accountId: string,
  book: ChargeBook,
): Promise<{ readonly terms: EffectiveTerms; readonly tables: readonly ReferenceTable[] }> {
  return {
    terms: effectiveTerms(await book.terms(null), await book.terms(accountId)),
    tables: await tablesOf(book),
  };
}

/** Every table with what the org's admins added to it. */
export async function tablesOf(book: ChargeBook): Promise<readonly ReferenceTable[]> {
  const added = await book.addedRates();
  return publishedRates.map((table) => withAdded(table, added));
}
