import type { Currency } from "../kernel/currency.ts";
import type { Money } from "../kernel/money.ts";
import type { CarryingCost } from "./cost-of-credit.ts";
import { total } from "./position.ts";

/** What the credit of one account cost, in minor units: total = carrying + expected loss + handling. */
export interface AccountCreditCost {
  readonly accountId: string;
  readonly averageMinor: number;
  readonly carryingMinor: number;
  readonly expectedMinor: number;
  readonly contacts: number;
  readonly handlingMinor: number;
  readonly totalMinor: number;
}

/** Σ of the accounts = each figure of all, but for the average balance, which is rounded for each by itself. */
export interface CreditCost extends Omit<AccountCreditCost, "accountId"> {
  /** The dearest first, then by id. */
  readonly accounts: readonly AccountCreditCost[];
}

export interface CostFacts {
  readonly currency: Currency;
  readonly carrying: CarryingCost;
  /** Each account's part of the provision on the last day. */
  readonly losses: ReadonlyMap<string, number>;
  /** Calls, visits and messages in the period, by account. */
  readonly contacts: ReadonlyMap<string, number>;
  /** What one of them costs; counted only in its own currency, so that no contact is paid for twice. */
  readonly contact: Money | null;
}

/** What credit cost in a period: carrying the balance, the loss expected of it at the end, and the work of collecting. */
export function creditCost({ currency, carrying, losses, contacts, contact }: CostFacts): CreditCost {
  const price = contact?.currency === currency ? contact.amountMinor : null;
  const worked = price === null ? new Map<string, number>() : contacts;
  const carried = new Map(carrying.accounts.map((each) => [each.accountId, each]));
  const ids = [...new Set([...carried.keys(), ...losses.keys(), ...worked.keys()])];
  const accounts = ids.map((accountId): AccountCreditCost => {
    const { averageMinor = 0, carryingMinor = 0 } = carried.get(accountId) ?? {};
    const expectedMinor = losses.get(accountId) ?? 0;
    const count = worked.get(accountId) ?? 0;
    const handlingMinor = count * (price ?? 0);
    const totalMinor = carryingMinor + expectedMinor + handlingMinor;
    return {
      accountId,
      averageMinor,
      carryingMinor,
      expectedMinor,
      contacts: count,
      handlingMinor,
      totalMinor,
    };
  });
  accounts.sort((a, b) => b.totalMinor - a.totalMinor || (a.accountId < b.accountId ? -1 : 1));
  const sum = (of: (each: AccountCreditCost) => number): number => total(accounts.map(of));
  return {
    averageMinor: carrying.averageMinor,
    carryingMinor: sum((each) => each.carryingMinor),
    expectedMinor: sum((each) => each.expectedMinor),
    contacts: sum((each) => each.contacts),
    handlingMinor: sum((each) => each.handlingMinor),
    totalMinor: sum((each) => each.totalMinor),
    accounts,
  };
}
