import { age, type Buckets } from "../../shared/aging/age.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { carryingCost, type CarryingCost, moneyDays } from "../../shared/report/cost-of-credit.ts";
import type { Period } from "../../shared/report/period.ts";
import type { Position } from "../../shared/report/position.ts";
import { ReceivablesCount } from "../../shared/report/receivables.ts";

/** A ledger counted account by account, as a report counts it. */
export function counted(entries: readonly LedgerEntry[], currency: Currency, asOf: Day): ReceivablesCount {
  const count = new ReceivablesCount(currency, asOf);
  const own = entries.filter((each) => each.currency === currency);
  for (const accountId of new Set(own.map((each) => each.accountId)))
    count.add(
      accountId,
      own.filter((each) => each.accountId === accountId),
    );
  return count;
}

/** What waiting for the money of any period cost, account by account. */
export function carried(
  entries: readonly LedgerEntry[],
  currency: Currency,
  period: Period,
  yearlyPpm: number,
): CarryingCost {
  const own = entries.filter((each) => each.currency === currency);
  const ids = [...new Set(own.map((each) => each.accountId))];
  const of = (id: string) => own.filter((each) => each.accountId === id);
  return carryingCost(
    ids.map((id) => [id, moneyDays(of(id), period)] as const),
    period,
    yearlyPpm,
  );
}

/** By account, what of a position is whose. */
export function owedBy({ open, asOf }: Position): ReadonlyMap<string, { readonly buckets: Buckets }> {
  const ids = [...new Set(open.map(({ accountId }) => accountId))];
  return new Map(
    ids.map((id) => [
      id,
      {
        buckets: age(
          open.filter(({ accountId }) => accountId === id),
          asOf,
        ),
      },
    ]),
  );
}
