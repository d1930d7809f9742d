import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { money, type Money } from "../kernel/money.ts";
import { convert, type RateTable } from "../kernel/rates.ts";

/** A sales order or a deal of the CRM, and the invoices that bill it. */
export interface Ordered {
  readonly recordId: string;
  readonly accountId: string;
  readonly kind: "order" | "deal";
  /** The CRM's word for how far it is: an order's status, a deal's stage. */
  readonly stage: string;
  readonly amount: Money;
  /** The deal that an order came from. */
  readonly dealId: string | null;
  readonly billed: readonly Money[];
}

/** Which stages are sold and not only hoped for, in the org's own words. */
export interface CountedStages {
  readonly order: readonly string[];
  readonly deal: readonly string[];
}

/**
 * What was sold and is not billed yet, by account. An order counts less its invoices; a deal less its invoices and
 * what its orders stand for. What has no rate is not taken off: it stays at stake.
 */
export function unbilledOf(
  all: readonly Ordered[],
  counted: CountedStages,
  rates: RateTable,
  asOf: Day,
): ReadonlyMap<string, readonly Money[]> {
  const isCounted = ({ kind, stage }: Ordered): boolean => counted[kind].includes(stage);
  const totalIn = (currency: Currency, parts: readonly Money[]): number =>
    parts.reduce((sum, part) => {
      const converted = convert(part, currency, rates, asOf);
      return converted.ok ? sum + converted.value.money.amountMinor : sum;
    }, 0);
  const billedOf = ({ amount, billed }: Ordered): number => totalIn(amount.currency, billed);
  const standsFor = new Map<string, Money[]>();
  for (const each of all) {
    if (each.kind === "deal" || each.dealId === null) continue;
    // An order that was billed and put away still stands for what it billed.
    const minor = isCounted(each) ? Math.max(each.amount.amountMinor, billedOf(each)) : billedOf(each);
    push(standsFor, each.dealId, money(minor, each.amount.currency));
  }
  const found = new Map<string, Money[]>();
  for (const each of all.filter(isCounted)) {
    const { currency, amountMinor } = each.amount;
    const ofOrders = each.kind === "deal" ? totalIn(currency, standsFor.get(each.recordId) ?? []) : 0;
    const left = amountMinor - billedOf(each) - ofOrders;
    if (left > 0) push(found, each.accountId, money(left, currency));
  }
  return found;
}

function push(into: Map<string, Money[]>, key: string, value: Money): void {
  const list = into.get(key);
  if (list) list.push(value);
  else into.set(key, [value]);
}
