import * as z from "zod/mini";
import { Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";
import { CHARGE_ACTS, CHARGE_KINDS, CHARGE_STATES, TERM_ORIGINS } from "./kinds.ts";

const Origin = z.enum(TERM_ORIGINS);
const WireMoney = z.object({ amountMinor: z.int(), currency: WireCurrency });
const said = <T extends z.ZodMiniType>(value: T) => z.object({ value, origin: Origin });

/** What holds, each with who said so. A rate that is none is not 0 %. */
export const WireChargeTerms = z.object({
  profile: said(z.nullable(z.object({ profileId: z.string(), name: Sentence, source: z.string() }))),
  rate: said(z.nullable(Sentence)),
  graceDays: said(z.int()),
  least: said(z.nullable(WireMoney)),
  lateFee: said(z.nullable(WireMoney)),
  mostPpm: said(z.nullable(z.int())),
});
export type ChargeTermsBody = z.input<typeof WireChargeTerms>;

const WireLine = z.object({
  from: WireDay,
  to: WireDay,
  days: z.int(),
  principalMinor: z.int(),
  rateE8: z.int(),
  capped: z.boolean(),
  source: z.nullable(z.string()),
  amountMinor: z.int(),
});

const WireCharge = z.object({
  chargeId: z.string(),
  invoiceId: z.string(),
  number: z.string(),
  kind: z.enum(CHARGE_KINDS),
  /** The first and the last day that it is for. */
  from: WireDay,
  to: WireDay,
  currency: WireCurrency,
  amountMinor: z.int(),
  formula: z.object({ dayCount: z.string(), source: z.string(), lines: z.array(WireLine) }),
  state: z.enum(CHARGE_STATES),
  waivedMinor: z.int(),
  paidMinor: z.int(),
  openMinor: z.int(),
  acts: z.array(
    z.object({
      act: z.enum(CHARGE_ACTS),
      amountMinor: z.int(),
      on: WireDay,
      reason: z.string(),
      by: z.string(),
    }),
  ),
});
export type ChargeBody = z.input<typeof WireCharge>;
export type ChargeView = z.infer<typeof WireCharge>;

/** GET /v1/accounts/:accountId/charges, newest first; and after POST …/charges what was not proposed, and why. */
export const ChargesAnswer = z.object({
  terms: WireChargeTerms,
  charges: z.array(WireCharge),
  refused: z.array(z.object({ invoiceId: z.string(), number: z.string(), message: Sentence })),
});
export type ChargesView = z.infer<typeof ChargesAnswer>;
export type ChargesBody = z.input<typeof ChargesAnswer>;

/** GET /v1/settings/charges: the org's terms, the bases to choose from, and every rate table with its sources. */
export const FeesAnswer = z.object({
  terms: WireChargeTerms,
  /** As somebody wrote them; absent fields are inherited. */
  own: z.object({
    profileId: z.optional(z.nullable(z.string())),
    ratePpm: z.optional(z.nullable(z.int())),
    graceDays: z.optional(z.nullable(z.int())),
    least: z.optional(z.nullable(WireMoney)),
    lateFee: z.optional(z.nullable(WireMoney)),
    mostPpm: z.optional(z.nullable(z.int())),
  }),
  currency: WireCurrency,
  today: WireDay,
  profiles: z.array(
    z.object({ profileId: z.string(), name: Sentence, source: z.string(), byContract: z.boolean() }),
  ),
  tables: z.array(
    z.object({
      tableId: z.string(),
      name: Sentence,
      knownUntil: WireDay,
      expired: z.boolean(),
      rates: z.array(z.object({ from: WireDay, ratePpm: z.int(), source: z.string() })),
    }),
  ),
});
export type FeesView = z.infer<typeof FeesAnswer>;
export type FeesBody = z.input<typeof FeesAnswer>;
