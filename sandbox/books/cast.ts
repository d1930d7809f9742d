import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import type { BookContact, BookCustomer, BookLanguage } from "./book.ts";
import { companyName } from "./company-names.ts";
import type { Habit } from "./pay-habits.ts";
import { peopleAt } from "./people.ts";
import type { Random } from "./random.ts";

/** A customer and how it trades with us. */
export interface Player {
  readonly customer: BookCustomer;
  readonly contacts: readonly BookContact[];
  readonly habit: Habit;
  readonly termDays: number;
  /** The middle of its invoice amounts, in minor units. */
  readonly typicalMinor: number;
  readonly invoicesPerMonth: number;
  readonly from: Day;
  readonly until: Day;
}

export interface CastPlan {
  readonly customers: number;
  /** Share of customers written to in Chinese, 0 to 1. */
  readonly zhShare: number;
  readonly today: Day;
  /** The last day that is played. */
  readonly end: Day;
}

/** Parts that must be in every play, by place in the list; the others are drawn. */
const LEADS: Readonly<Record<number, Habit>> = { 0: "bulk", 1: "insolvent", 2: "new", 3: "deteriorating" };
const PARENT_OF: Readonly<Record<number, number>> = { 6: 5, 7: 5, 8: 5, 10: 9, 11: 9, 14: 13 };
const WITHOUT_CONTACT = new Set([17, 18]);
const EXCLUDED: Readonly<Record<number, { en: string; "zh-CN": string }>> = {
  15: { en: "Strategic partner: the owner calls in person", "zh-CN": "战略客户，由负责人当面沟通" },
  16: { en: "Settled by a netting agreement every quarter", "zh-CN": "每季度按抵销协议结算" },
};
const DRAWN: readonly Habit[] = [
  ...["prompt", "prompt", "prompt", "pay-run", "pay-run", "pay-run"],
  ...["slow", "seasonal", "seasonal", "deteriorating", "improving"],
] as Habit[];

export function castOf(random: Random, plan: CastPlan): Player[] {
  const taken = new Set<string>();
  let english = 0;
  return Array.from({ length: plan.customers }, (_, index) => {
    const zh = Math.floor((index + 1) * plan.zhShare) > Math.floor(index * plan.zhShare);
    if (!zh) english += 1;
    const country = zh ? "CN" : english % 3 === 2 ? "JP" : "US";
    return playerAt(random.fork(`player ${index}`), index, country, plan, taken);
  });
}

const LOCALE = {
  CN: {
    country: "China",
    language: "zh-CN",
    currency: "CNY",
    zones: ["Asia/Shanghai"],
    typicalMinor: 4_800_000,
  },
  US: {
    country: "United States",
    language: "en",
    currency: "USD",
    zones: ["America/New_York", "America/Chicago", "America/Los_Angeles"],
    typicalMinor: 950_000,
  },
  JP: { country: "Japan", language: "en", currency: "JPY", zones: ["Asia/Tokyo"], typicalMinor: 1_200_000 },
} as const;

function playerAt(
  random: Random,
  index: number,
  country: "CN" | "US" | "JP",
  plan: CastPlan,
  taken: Set<string>,
): Player {
  const { language, currency, zones, typicalMinor } = LOCALE[country];
  const { name, slug } = companyName(random, language, country, taken);
  const trade = tradeOf(random, LEADS[index] ?? random.pick(DRAWN), plan, typicalMinor);
  const because = EXCLUDED[index]?.[language as BookLanguage];
  const parent = PARENT_OF[index];
  const customer: BookCustomer = {
    id: customerId(index),
    name,
    ...(parent === undefined ? {} : { parentId: customerId(parent) }),
    currency: knownCurrency(currency),
    ...(index % 6 === 4 ? {} : { creditLimitMinor: limitFor(trade) }),
    language,
    country: LOCALE[country].country,
    timeZone: random.pick(zones),
    ...(because === undefined ? {} : { excludedBecause: because }),
  };
  const contacts = WITHOUT_CONTACT.has(index) ? [] : peopleAt(random, customer, slug);
  return { customer, contacts, ...trade };
}

type Trade = Omit<Player, "customer" | "contacts">;

function tradeOf(random: Random, habit: Habit, { today, end }: CastPlan, aroundMinor: number): Trade {
  const whole = { habit, from: addDays(today, -730 + random.whole(0, 20)), until: end };
  const typicalMinor = Math.round((aroundMinor * random.whole(40, 220)) / 100);
  const termDays = random.pick([15, 30, 30, 45, 60]);
  const usual = { ...whole, termDays, typicalMinor, invoicesPerMonth: random.whole(3, 9) / 2 };
  if (habit === "bulk")
    return { ...usual, termDays: 60, typicalMinor: Math.round(aroundMinor / 5), from: addDays(today, -365) };
  if (habit === "insolvent")
    return { ...usual, termDays: 30, until: addDays(today, -45), invoicesPerMonth: 3 };
  if (habit === "new") return { ...usual, from: addDays(today, -45) };
  return usual;
}

/** About what the customer owes in an ordinary month and a bit, to two significant digits. */
function limitFor({ habit, typicalMinor, invoicesPerMonth, termDays }: Trade): number {
  const perMonth = habit === "bulk" ? 122 : invoicesPerMonth;
  const wanted = Math.round((typicalMinor * perMonth * (termDays + 30) * 1.3) / 30);
  let unit = 1;
  while (wanted / unit >= 100) unit *= 10;
  return Math.floor(wanted / unit) * unit;
}

const customerId = (index: number): string => `C${1001 + index}`;

function knownCurrency(code: string): Currency {
  const currency = parseCurrency(code);
  assert(currency.ok, `${code} is a currency`);
  return currency.value;
}
