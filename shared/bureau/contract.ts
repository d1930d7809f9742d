import * as z from "zod/mini";
import { WRITERS } from "../dossier/kinds.ts";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { BUREAUS, ORDER_STATES } from "./kinds.ts";

const Price = z.object({ amountMinor: z.int(), currency: WireCurrency });

const Company = z.object({
  companyId: z.string(),
  name: z.string(),
  regNo: z.string(),
  address: z.string(),
  status: z.string(),
});

const Order = z.object({
  orderId: z.string(),
  on: WireDay,
  state: z.enum(ORDER_STATES),
  companyName: z.string(),
  country: z.string(),
  regNo: z.string(),
  cost: Price,
  by: z.string(),
});

/** GET and POST /v1/accounts/:accountId/bureau: what was asked about an account, newest first. */
export const BureauAnswer = z.object({
  /** Null: the org has no access to one. */
  bureau: z.nullable(z.enum(BUREAUS)),
  /** Whether this reader may order. */
  may: z.boolean(),
  /** What the next report costs; null where none may be ordered. */
  price: z.nullable(Price),
  /** False: one was ordered today. */
  mayToday: z.boolean(),
  orders: z.array(Order),
  /** Several companies under one number: nothing was ordered, a person chooses. */
  choices: z.array(Company),
});
export type BureauBody = z.input<typeof BureauAnswer>;
export type BureauView = z.infer<typeof BureauAnswer>;

/** GET /v1/settings/bureau: without its secret. */
export const BureauAccessAnswer = z.object({
  access: z.nullable(
    z.object({
      bureau: z.enum(BUREAUS),
      username: z.string(),
      price: Price,
      monthsValid: z.int(),
      askers: z.array(z.enum(WRITERS)),
      by: z.string(),
    }),
  ),
  /** What reports have cost, by currency, refused ones left out. */
  spent: z.array(Price),
  reports: z.int(),
});
export type BureauAccessBody = z.input<typeof BureauAccessAnswer>;
export type BureauAccessView = z.infer<typeof BureauAccessAnswer>;
