import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Money } from "../../shared/kernel/money.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../shared/kernel/rates.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type Settlement, settlements } from "../../shared/ledger/settlements.ts";
import { billedYear } from "../../shared/limit/billed-year.ts";
import type { LimitProposalBody } from "../../shared/limit/contract.ts";
import { type LimitFacts, proposeLimit } from "../../shared/limit/propose-limit.ts";
import type { LimitReach } from "../../shared/limit/limit-reach.ts";
import type { Controller, LimitBook, LimitDesk } from "./ports.ts";

/** What an account's limit would be, by each formula and by its grade; nothing is written. */
export function readProposal(
  { orgId, accountId }: Pick<Controller, "orgId" | "accountId">,
  desk: LimitDesk,
): Promise<Result<LimitProposalBody, "not-synced">> {
  return desk.inTenant(orgId, async (book): Promise<Result<LimitProposalBody, "not-synced">> => {
    const asOf = desk.dayIn((await book.org()).timeZone, desk.now());
    const reckoned = await reckonLimit(book, accountId, asOf);
    return reckoned === null ? refuse("not-synced") : ok(reckoned);
  });
}

/** The same inside a transaction, by the formulas that hold on that day; null when nobody knows the account. */
export async function reckonLimit(
  book: LimitBook,
  accountId: string,
  asOf: Day,
): Promise<LimitProposalBody | null> {
  const account = await book.credit.account(accountId);
  if (account === null) return null;
  const rates = await book.credit.ledger.ratesOf();
  const { currency, limitMinor, ...whose } = (await book.credit.reaches([accountId], asOf))(accountId);
  const facts = { ...(await factsOf(book, whose, currency, rates, asOf)), limitMinor };
  const formulas = await book.formulas(asOf);
  const { gradePercent: _, termsDays: __, ...rules } = formulas;
  const proposal = proposeLimit(facts, formulas);
  const year = { ...facts.year, withoutRate: [...new Set([...facts.year.withoutRate, ...facts.lacking])] };
  const { lacking: _lacking, ...told } = facts;
  return {
    ...{ currency, ...told, year, rules },
    accounts: whose.accountIds.length,
    proposal: proposal && { ...proposal, candidates: [...proposal.candidates] },
  };
}

/** What the CRM says of an account's own limit, in the account's own currency; null when nobody knows the account. */
export async function limitFromCrm(
  { credit }: Pick<LimitBook, "credit">,
  accountId: string,
): Promise<{ readonly currency: Currency; readonly limitMinor: number | null } | null> {
  const account = await credit.account(accountId);
  if (account === null) return null;
  const currency = account.currency ?? (await credit.ledger.ratesOf()).base;
  return { currency, limitMinor: account.limitMinor };
}

/** What the limit is reckoned from: the sales of all who sell under it, the file and the grade of whose it is. */
async function factsOf(
  book: LimitBook,
  { limitOf, accountIds }: Pick<LimitReach, "limitOf" | "accountIds">,
  currency: Currency,
  rates: RateTable,
  asOf: Day,
): Promise<Omit<LimitFacts, "limitMinor"> & { readonly lacking: readonly Currency[] }> {
  const sold: Settlement[] = [];
  for (const each of accountIds) sold.push(...settlements(await book.credit.ledger.entriesOf(each), asOf));
  const sheet = (await book.credit.snapshotOf(limitOf, asOf))?.sheet ?? null;
  const equity = await book.equity(limitOf, asOf);
  const receivables = (await book.credit.portfolioAbout(asOf))?.portfolio.receivablesMinor;
  const lacking: Currency[] = [];
  const inCurrency = (amount: Money | null): number | null => {
    const converted = amount && convert(amount, currency, rates, asOf);
    if (amount !== null && converted?.ok === false) lacking.push(amount.currency);
    return converted?.ok ? converted.value.money.amountMinor : null;
  };
  return {
    year: billedYear(sold, currency, rates, asOf),
    equityMinor: inCurrency(equity),
    receivablesMinor: inCurrency(receivables === undefined ? null : money(receivables, rates.base)),
    grade: sheet?.grade ?? null,
    provisional: sheet?.provisional ?? false,
    lacking,
  };
}
