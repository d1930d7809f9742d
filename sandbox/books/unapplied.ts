import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { BookCreditNote, BookPayment } from "./book.ts";
import type { Player } from "./cast.ts";
import type { Random } from "./random.ts";

/** Money received on account by every eighth customer, matched to no invoice yet. */
export function unappliedCash(random: Random, players: readonly Player[], today: Day): BookPayment[] {
  return players
    .filter((_, index) => index % 8 === 5)
    .map(({ customer, typicalMinor }) => ({
      id: `${customer.id}/on account`,
      customerId: customer.id,
      currency: customer.currency,
      amountMinor: portion(random, typicalMinor),
      on: addDays(today, -random.whole(2, 30)),
      method: customer.language === "zh-CN" ? "银行转账" : "Wire",
    }));
}

/** Credit notes given to every ninth customer and not yet set against an invoice. */
export function unappliedCredits(random: Random, players: readonly Player[], today: Day): BookCreditNote[] {
  return players
    .filter((_, index) => index % 9 === 4)
    .map(({ customer, typicalMinor }) => ({
      id: `${customer.id}/credit`,
      customerId: customer.id,
      subject: customer.language === "zh-CN" ? "年度返利" : "Annual rebate",
      currency: customer.currency,
      amountMinor: portion(random, typicalMinor),
      on: addDays(today, -random.whole(5, 50)),
    }));
}

const portion = (random: Random, typicalMinor: number): number =>
  Math.max(1, Math.floor((typicalMinor * random.whole(10, 40)) / 100));
