import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";

/** May I sell to them? Everything in the limit's currency, at rates of `ratesOn`. */
export const WireExposure = z.object({
  currency: WireCurrency,
  limitMinor: z.nullable(z.int()),
  /** Of all accounts that the limit is for. */
  openMinor: z.int(),
  /** Sold and not billed yet. */
  ordersMinor: z.int(),
  creditsMinor: z.int(),
  /** open + orders − credits */
  exposureMinor: z.int(),
  /** How many accounts it is about: those of the group, where the limit is the head office's. */
  accounts: z.int(),
  /** limit − exposure; null without a limit */
  headroomMinor: z.nullable(z.int()),
  hold: z.enum(["none", "warn", "over"]),
  ratesOn: z.nullable(WireDay),
  /** Open money in currencies without a rate: left out of the sums and said so. */
  withoutRate: z.array(z.string()),
});
export type ExposureView = z.infer<typeof WireExposure>;
export type ExposureBody = z.input<typeof WireExposure>;

/** May I sell this? Everything in the limit's currency. */
export const WireDealCheck = z.object({
  currency: WireCurrency,
  limitMinor: z.int(),
  amountMinor: z.int(),
  deliverOn: WireDay,
  /** On the day of delivery, without the deal and with it. */
  beforeMinor: z.int(),
  peakMinor: z.int(),
  /** 0 when it fits. */
  overMinor: z.int(),
  /** Of what is open or ordered: nobody can say when it comes, so it is taken to stay. */
  unexpectedMinor: z.int(),
  /** null when it fits; each of them makes it fit, and is null where it cannot. */
  options: z.nullable(
    z.object({
      depositMinor: z.nullable(z.int()),
      deliverFrom: z.nullable(WireDay),
      split: z.nullable(z.object({ firstMinor: z.int(), restOn: WireDay })),
      exception: z.object({ overMinor: z.int(), until: z.nullable(WireDay) }),
    }),
  ),
  ratesOn: z.nullable(WireDay),
  /** Open money in currencies without a rate: left out and said so. */
  withoutRate: z.array(z.string()),
});
export type DealCheckView = z.infer<typeof WireDealCheck>;
export type DealCheckBody = z.input<typeof WireDealCheck>;
