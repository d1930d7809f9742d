export { type Purpose, PURPOSES } from "../dunning/purpose.ts";

/** How somebody is reached, by the machine or by a person. "message": WeChat and the like, "call" by telephone. */
export const WAYS = ["email", "sms", "call", "visit", "message"] as const;
export type Way = (typeof WAYS)[number];

/** What a number stands on. "rebuttable": it presumes, and may be shown wrong; "secondary": read at second hand only; "house": ours, no text gives a number. */
export const STANDINGS = ["text", "rebuttable", "secondary", "house"] as const;

export const PRESET_IDS = ["us", "cn", "uk", "eu", "b2b"] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** How an opt-out came: a machine's word that a mail was unwanted, one click, a word that stops texts, or asked of a person. */
export const OPT_OUT_SAID = ["complaint", "unsubscribed", "stop", "asked"] as const;
export type OptOutSaid = (typeof OPT_OUT_SAID)[number];

/** How a person heard it. */
export const HEARD = ["phone", "mail", "message", "in-person", "letter"] as const;
export type Heard = (typeof HEARD)[number];
