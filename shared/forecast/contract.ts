import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

const Share = z.number().check(z.minimum(0), z.maximum(1));

/** Weighted invoices: a half-year-old one counts half. */
const WireLateOf = z.object({ late: z.number(), of: z.number() });

/** One open invoice: when its money is expected, and what says so. */
export const WireForeseen = z.object({
  invoiceId: z.string(),
  number: z.string(),
  currency: WireCurrency,
  dueOn: WireDay,
  /** Days past due; negative before. */
  dpd: z.int(),
  /** Without what is contested, which stands apart. */
  openMinor: z.int(),
  disputedMinor: z.int(),
  /** The middle day, the days between which it falls eight times in ten, and the chance of after the due day. */
  expected: z.nullable(z.object({ on: WireDay, from: WireDay, until: WireDay, late: Share })),
  evidence: z.object({
    own: WireLateOf,
    sameWeekday: z.nullable(z.extend(WireLateOf, { weekday: z.int() })),
    /** Everybody's share of late invoices. */
    everybody: Share,
    /** The days past due around which this customer pays. */
    level: z.nullable(z.int()),
    /** The days of the month on which it pays, 31 being the last, and on how many of its days of payment it did. */
    runs: z.nullable(z.object({ days: z.array(z.int()), hits: z.int(), of: z.int() })),
  }),
  /** The open promise that the day leans on: how much, and how many of the ones before were kept. */
  promise: z.nullable(z.object({ on: WireDay, trust: Share, made: z.int(), kept: z.int() })),
});
export type ForeseenView = z.infer<typeof WireForeseen>;

const WireCashWeek = z.object({
  startsOn: WireDay,
  expectedMinor: z.int(),
  /** Below this one time in ten, above `highMinor` one time in ten. */
  lowMinor: z.int(),
  highMinor: z.int(),
  /** If everybody paid on the due day, what is overdue in the first week. */
  dueMinor: z.int(),
});

/** The money of 13 weeks in one currency: weeks + later = open. What is contested stands apart. */
export const WireCash = z.object({
  currency: WireCurrency,
  weeks: z.array(WireCashWeek),
  laterMinor: z.int(),
  openMinor: z.int(),
  disputedMinor: z.int(),
});
export type CashView = z.infer<typeof WireCash>;

const WireTooLittle = z.object({ state: z.literal("too-little"), settled: z.int(), needed: z.int() });
const WireNotCounted = z.object({ state: z.literal("not-counted") });

/** GET /v1/accounts/:accountId/forecast. "not-counted": before the first round. */
export const ForecastAnswer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), invoices: z.array(WireForeseen), cash: z.array(WireCash) }),
  WireTooLittle,
  WireNotCounted,
]);
export type ForecastAnswer = z.infer<typeof ForecastAnswer>;
export type ForecastBody = z.input<typeof ForecastAnswer>;
export type CashBody = z.input<typeof WireCash>;

/** GET /v1/settings/forecast: the whole org's money of the coming weeks, as the round of `asOf` told it. */
export const CashAhead = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("ready"),
    asOf: WireDay,
    settled: z.int(),
    /** How much one customer's invoices move together, 0 … 1: what widens the bands. */
    together: Share,
    layers: z.object({ weekday: z.boolean(), level: z.boolean(), runs: z.boolean() }),
    cash: z.array(WireCash),
  }),
  WireTooLittle,
  WireNotCounted,
]);
export type CashAhead = z.infer<typeof CashAhead>;
export type CashAheadBody = z.input<typeof CashAhead>;
