import * as z from "zod/mini";
import { RECIPIENT_ROLES, TONES, WireChannel } from "../contract.ts";

const Key = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const Wording = z.strictObject({
  subject: z.string().check(z.minLength(1), z.maxLength(300)),
  body: z.string().check(z.minLength(1), z.maxLength(20_000)),
});
const Minute = z.int().check(z.gte(0), z.lte(1440));

const AmountByCurrency = z.record(z.string(), z.int().check(z.gte(0)));
const Minimum = z.strictObject({
  minor: AmountByCurrency,
  share: z.number().check(z.gte(0), z.lte(1)),
});

/** The shape of a policy as JSON. What a shape cannot say (order, currencies, merge fields) is in read-policy.ts. */
export const PolicyShape = z.strictObject({
  id: Key,
  version: z.int().check(z.positive()),
  name: z.strictObject({ "zh-CN": z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) }),
  steps: z.array(
    z.strictObject({
      key: Key,
      days: z.int().check(z.gte(-90), z.lte(720)),
      channel: WireChannel,
      template: Key,
      // Read by hand (read-condition.ts), for one clear sentence about one test.
      when: z.optional(z.unknown()),
      minimum: z.optional(Minimum),
      to: z.optional(z.array(z.enum(RECIPIENT_ROLES)).check(z.minLength(1))),
      tone: z.optional(z.enum(TONES)),
      deadlineDays: z.optional(z.int().check(z.gte(1), z.lte(90))),
      repeat: z.optional(
        z.strictObject({
          everyDays: z.int().check(z.gte(1), z.lte(365)),
          times: z.int().check(z.gte(1), z.lte(24)),
        }),
      ),
    }),
  ),
  tolerance: z.strictObject({
    minor: AmountByCurrency,
    share: z.number().check(z.gte(0), z.lt(1)),
  }),
  minInvoiceAgeDays: z.optional(z.int().check(z.gte(0), z.lte(90))),
  endOfSchedule: z.optional(
    z.strictObject({ afterDays: z.int().check(z.gte(1), z.lte(365)), template: Key }),
  ),
  minGapDays: z.int().check(z.gte(1), z.lte(90)),
  maxDataAgeMinutes: z.int().check(z.gte(1), z.lte(1440)),
  sendWindow: z.strictObject({
    weekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1)),
    fromMinute: Minute,
    toMinute: Minute,
  }),
  promiseGraceDays: z.int().check(z.gte(0), z.lte(30)),
  templates: z._default(z.record(Key, z.strictObject({ "zh-CN": Wording, en: Wording })), {}),
});

const Some = z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.minLength(1));

/** The shape of a version of the segments as JSON; what a shape cannot say is in segments.ts. */
export const SegmentsShape = z.strictObject({
  version: z.int().check(z.gte(0)),
  segments: z.array(
    z.strictObject({
      key: Key,
      name: z.strictObject({
        "zh-CN": z.string().check(z.minLength(1)),
        en: z.string().check(z.minLength(1)),
      }),
      when: z.strictObject({
        grade: z.optional(z.array(z.enum(["A", "B", "C", "D", "E"])).check(z.minLength(1))),
        country: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/))).check(z.minLength(1))),
        language: z.optional(z.array(z.enum(["zh-CN", "en"])).check(z.minLength(1))),
        ownerId: z.optional(Some),
        keyAccount: z.optional(z.boolean()),
        accountIds: z.optional(Some),
        openAtLeast: z.optional(
          AmountByCurrency.check(
            z.refine((amounts) => Object.keys(amounts).length > 0, { error: "names a currency" }),
          ),
        ),
      }),
      policyId: Key,
    }),
  ),
  otherwise: Key,
});
