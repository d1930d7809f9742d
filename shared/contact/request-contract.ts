import { HEARD, WAYS, PURPOSES, PRESET_IDS } from "./kinds.ts";
import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";

const Minute = z.int().check(z.gte(0), z.lte(1440));
const Weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

/** PUT /v1/accounts/:accountId/contacts/preference; `preference` null: they asked for nothing any more. */
export const PreferenceRequest = z.strictObject({
  contactId: CrmId,
  preference: z.nullable(
    z.strictObject({
      weekdays: z.array(Weekday).check(z.minLength(1), z.maxLength(7)),
      fromMinute: Minute,
      toMinute: Minute,
      ways: z.array(z.enum(WAYS)).check(z.maxLength(WAYS.length)),
      refused: z.array(z.enum(PURPOSES)).check(z.maxLength(PURPOSES.length)),
      until: z.nullable(WireDay),
      note: Words(0, 500),
    }),
  ),
});
export type PreferenceRequest = z.infer<typeof PreferenceRequest>;

/** POST /v1/accounts/:accountId/contacts/wrong. Saved once, however often it is sent with the same `clientId`. */
export const WrongRequest = z.strictObject({
  clientId: Uuid,
  contactId: CrmId,
  /** Which of theirs: both, when it is the person who is wrong. */
  what: z.enum(["email", "phone", "both"]),
  reason: Words(1, 500),
});
export type WrongRequest = z.infer<typeof WrongRequest>;

/** POST /v1/accounts/:accountId/contacts/verify: somebody made sure that this contact's are theirs. */
export const VerifyRequest = z.strictObject({ contactId: CrmId, reason: Words(1, 500) });
export type VerifyRequest = z.infer<typeof VerifyRequest>;

/** POST /v1/accounts/:accountId/contacts/opt-out. Saved once, however often it is sent with the same `clientId`. */
export const OptOutRequest = z.strictObject({
  clientId: Uuid,
  contactId: CrmId,
  ways: z.array(z.enum(WAYS)).check(z.minLength(1), z.maxLength(WAYS.length)),
  purposes: z.array(z.enum(PURPOSES)).check(z.minLength(1), z.maxLength(PURPOSES.length)),
  heard: z.enum(HEARD),
  note: Words(0, 500),
});
export type OptOutRequest = z.infer<typeof OptOutRequest>;

/** POST /v1/accounts/:accountId/contacts/opt-in: they agreed again, to a person who answers for it. */
export const OptInRequest = z.strictObject({
  contactId: CrmId,
  optOutIds: z
    .array(z.string().check(z.minLength(1), z.maxLength(400)))
    .check(z.minLength(1), z.maxLength(50)),
  heard: z.enum(HEARD),
  reason: Words(1, 500),
});
export type OptInRequest = z.infer<typeof OptInRequest>;

/** POST /v1/accounts/:accountId/contacts/third-party: who is asked how to reach the debtor, how, and in which words. */
export const ThirdPartyRequest = z.strictObject({
  clientId: Uuid,
  name: Words(1, 120),
  way: z.enum(WAYS),
  text: Words(1, 1000),
});
export type ThirdPartyRequest = z.infer<typeof ThirdPartyRequest>;

const ChangedLimit = z.strictObject({
  key: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  number: z.optional(z.int().check(z.gte(1), z.lte(60))),
  fromMinute: z.optional(Minute),
  toMinute: z.optional(Minute),
  reason: z.nullable(Words(1, 500)),
});

/** PUT /v1/settings/limits */
export const LimitsRequest = z.strictObject({
  presets: z.record(z.string().check(z.regex(/^[A-Z]{2}$/)), z.enum(PRESET_IDS)),
  changed: z.array(ChangedLimit).check(z.maxLength(60)),
});
export type LimitsRequest = z.infer<typeof LimitsRequest>;
