import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { AccountCostBody } from "../../shared/report/contract.ts";
import { lastDays } from "../../shared/report/period.ts";
import { salesIn } from "../../shared/report/position.ts";
import { ReceivablesCount } from "../../shared/report/receivables.ts";
import { roundedShare, WHOLE } from "../../shared/report/quotient.ts";
import { byCurrency } from "./count-receivables.ts";
import type { ReceivablesDesk } from "./ports.ts";
import { priceCredit, type Reckoning, reckoningOn } from "./price-credit.ts";

/**
 * What one account's credit cost in the 365 days up to today, by the approved version. The same rules as in the report of
 * all, rounded for this account alone: a minor unit may lie between the two.
 */
export function tellAccountCost(
  orgId: string,
  accountId: string,
  desk: Pick<ReceivablesDesk, "inTenant" | "now" | "dayIn" | "breathe">,
): Promise<Result<AccountCostBody, "not-synced">> {
  return desk.inTenant(orgId, async (book): Promise<Result<AccountCostBody, "not-synced">> => {
    if (!(await book.namesOf([accountId])).has(accountId)) return refuse("not-synced");
    const today = desk.dayIn(await book.timeZone(), desk.now());
    const reckoning = await reckoningOn(today, book, accountId);
    const yearlyPpm = reckoning?.inForce.terms.yearlyPpm ?? null;
    if (reckoning === null || yearlyPpm === null) return ok({ state: "not-approved" });
    const ledgers = new Map(byCurrency(await book.entriesOf(accountId)));
    const contactIn = reckoning.inForce.terms.contact?.currency;
    // Who pays in other money is reached at the same cost, which the report of all counts as well.
    if (contactIn !== undefined && reckoning.contacts.has(accountId) && !ledgers.has(contactIn))
      ledgers.set(contactIn, []);
    const currencies: OneCost[] = [];
    for (const [currency, own] of [...ledgers].sort(([a], [b]) => (a < b ? -1 : 1)))
      currencies.push(...(await costIn({ accountId, currency, entries: own }, today, reckoning, desk)));
    return ok({
      state: "ready",
      ...{ from: formatDay(lastDays(today, 365).from), to: formatDay(today) },
      ...{ version: reckoning.inForce.version, yearlyPpm },
      currencies,
    });
  });
}

type OneCost = Extract<AccountCostBody, { state: "ready" }>["currencies"][number];

interface OneLedger {
  readonly accountId: string;
  readonly currency: Currency;
  readonly entries: readonly LedgerEntry[];
}

async function costIn(
  { accountId, currency, entries }: OneLedger,
  today: Day,
  reckoning: Reckoning,
  desk: Pick<ReceivablesDesk, "breathe">,
): Promise<readonly OneCost[]> {
  const count = new ReceivablesCount(currency, today);
  count.add(accountId, entries);
  const { cost, provision, inForce } = await priceCredit(count, reckoning, desk);
  if (cost === null) return [];
  const { accounts: _one, ...parts } = cost;
  const salesMinor = salesIn(entries, currency, lastDays(today, 365));
  const ofSales = (sales: bigint) => Number(roundedShare(BigInt(parts.totalMinor) * BigInt(WHOLE), sales));
  return [
    {
      ...{ currency, ...parts, salesMinor },
      ofSalesPpm: salesMinor > 0 ? ofSales(BigInt(salesMinor)) : null,
      hasLoss: provision !== null,
      hasHandling: inForce.terms.contact?.currency === currency,
    },
  ];
}
