import { HEARD, OPT_OUT_SAID, STANDINGS, WAYS, PURPOSES, PRESET_IDS } from "./kinds.ts";
import * as z from "zod/mini";
import { Moment, Sentence, WireDay } from "../kernel/contract.ts";

export const WireWay = z.enum(WAYS);

const CONTACT_REASONS = [
  "excluded",
  "wrong-contact",
  "opted-out",
  "preference",
  "contact-limit",
  "quiet-hours",
] as const;

/**
 * A limit that somebody went beyond, or a wish or stop that they passed over. What happened is kept all the same; this says
 * so to whoever leads.
 */
export const WireBeyond = z.object({
  because: z.enum(CONTACT_REASONS),
  /** The number as it was in force; null for what a person wrote down. */
  rule: z.nullable(
    z.object({
      name: z.string(),
      place: z.string(),
      fromMinute: z.nullable(z.int()),
      toMinute: z.nullable(z.int()),
      most: z.nullable(z.int()),
      /** Null: on one calendar day. */
      days: z.nullable(z.int()),
    }),
  ),
  /** Why it was done all the same, as whoever did it says. */
  despite: z.nullable(z.string()),
});
export type Beyond = z.infer<typeof WireBeyond>;

const WireMay = z.object({
  allowed: z.boolean(),
  /** Null when it is allowed. */
  because: z.nullable(z.enum(CONTACT_REASONS)),
  /** The limit that is reached, by its key. */
  limit: z.nullable(z.string()),
  /** The first moment at which it is allowed; null: now, or not before a person changes something. */
  nextAllowedAt: z.nullable(Moment),
  /** A person may go on with a reason. */
  mayOverride: z.boolean(),
});
export type WireMayView = z.infer<typeof WireMay>;

const WirePreference = z.object({
  weekdays: z.array(z.int()),
  fromMinute: z.int(),
  toMinute: z.int(),
  ways: z.array(WireWay),
  refused: z.array(z.enum(PURPOSES)),
  until: z.nullable(WireDay),
  note: z.string(),
});

/** That they want to hear no more of one thing by one way: who said so, when and how, and who may have agreed again. */
const WireOptOut = z.object({
  optOutId: z.string(),
  way: WireWay,
  purpose: z.enum(PURPOSES),
  said: z.enum(OPT_OUT_SAID),
  heard: z.nullable(z.enum(HEARD)),
  note: z.string(),
  /** Null: a machine wrote it down. */
  by: z.nullable(z.string()),
  at: Moment,
  /** Whose it was, where that contact is gone or another has the same address. */
  of: z.nullable(z.string()),
  back: z.nullable(z.object({ heard: z.enum(HEARD), reason: z.string(), by: z.string(), at: Moment })),
});
export type OptOutView = z.infer<typeof WireOptOut>;

/** GET /v1/accounts/:accountId/contacts: whom one may reach there at this moment, and how. */
export const ContactsAnswer = z.object({
  /** For whoever calls without knowing whom. */
  anybody: z.object({ call: WireMay, visit: WireMay, message: WireMay }),
  /** Whether whoever asks may write down that somebody agreed again. */
  mayOptIn: z.boolean(),
  /** Whether somebody else may be asked how to reach them, and with which words. */
  thirdParty: z.object({
    because: z.nullable(z.enum(["no-address", "failed-contacts"])),
    failed: z.int(),
    text: Sentence,
  }),
  contacts: z.array(
    z.object({
      contactId: z.string(),
      name: z.string(),
      email: z.nullable(z.string()),
      phone: z.nullable(z.string()),
      preference: z.nullable(WirePreference),
      /** The latest first, with those that ended. */
      optOuts: z.array(WireOptOut),
      /** Reported as not theirs, or as another debtor's that was: nothing goes there until somebody verified it. */
      wrong: z.array(
        z.object({ address: z.string(), reason: z.string(), by: z.string(), elsewhere: z.boolean() }),
      ),
      call: WireMay,
      visit: WireMay,
      message: WireMay,
    }),
  ),
});
export type ContactsView = z.infer<typeof ContactsAnswer>;
export type ContactsBody = z.input<typeof ContactsAnswer>;

/** PUT …/contacts/preference, POST …/contacts/opt-out, …/opt-in and …/third-party: kept, and nothing more to say. */
export const PreferenceAnswer = z.object({});

/** POST …/contacts/wrong and …/contacts/verify: how many debtors have the address, this one among them. */
export const WrongAnswer = z.object({ flagged: z.int() });

const WireSource = z.object({
  name: z.string(),
  place: z.string(),
  since: z.nullable(z.string()),
  verifiedOn: z.string(),
  standing: z.enum(STANDINGS),
});

const WireLimit = z.object({
  key: z.string(),
  kind: z.enum(["count", "pause", "hours"]),
  counts: z.nullable(z.enum(["attempts", "unanswered", "conversations"])),
  per: z.nullable(z.enum(["debtor", "address"])),
  /** Null: on one calendar day. */
  days: z.nullable(z.int()),
  ways: z.array(WireWay),
  /** Of a count how many, of a pause days; the preset's, and what is in force. */
  usual: z.object({
    number: z.nullable(z.int()),
    fromMinute: z.nullable(z.int()),
    toMinute: z.nullable(z.int()),
  }),
  inForce: z.object({
    number: z.nullable(z.int()),
    fromMinute: z.nullable(z.int()),
    toMinute: z.nullable(z.int()),
  }),
  /** Why it is looser than the preset. */
  reason: z.nullable(z.string()),
  mayOverride: z.boolean(),
  source: WireSource,
});

/** When and how one contact asked to be reached, who wrote it down and when. */
const WireWish = z.extend(WirePreference, {
  accountId: z.string(),
  accountName: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  byName: z.string(),
  savedAt: Moment,
});

/** GET and PUT /v1/settings/limits */
export const LimitsAnswer = z.object({
  /** By country code what was chosen in the place of the usual preset. */
  chosen: z.record(z.string(), z.enum(PRESET_IDS)),
  presets: z.array(z.object({ presetId: z.enum(PRESET_IDS), limits: z.array(WireLimit) })),
  /** Countries of the debtors, most first; null: of those whose country nobody knows. */
  countries: z.array(
    z.object({ code: z.nullable(z.string()), debtors: z.int(), presetId: z.enum(PRESET_IDS) }),
  ),
  savedBy: z.nullable(z.string()),
  /** What holds today of contacts' own wishes, the latest first. */
  wishes: z.array(WireWish),
  /** Logged contacts of the last 30 days that went beyond a limit, newest first, corrected lines left out. */
  beyond: z.array(
    z.extend(WireBeyond, {
      followupId: z.string(),
      accountId: z.string(),
      accountName: z.string(),
      way: WireWay,
      happenedAt: Moment,
      byName: z.string(),
      note: z.string(),
    }),
  ),
});
export type LimitsView = z.infer<typeof LimitsAnswer>;
export type LimitsBody = z.input<typeof LimitsAnswer>;
