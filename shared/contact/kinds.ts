/** How somebody is reached, by the machine or by a person. "message": WeChat and the like, "call" by telephone. */
export const WAYS = ["email", "sms", "call", "visit", "message"] as const;
export type Way = (typeof WAYS)[number];

/** What a number stands on. "rebuttable": it presumes, and may be shown wrong; "secondary": read at second hand only; "house": ours, no text gives a number. */
export const STANDINGS = ["text", "rebuttable", "secondary", "house"] as const;

/** What a message is for. "early-notice": before anything is due, which nobody must listen to. */
export const PURPOSES = ["early-notice", "reminder"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PRESET_IDS = ["us", "cn", "uk", "eu", "b2b"] as const;
export type PresetId = (typeof PRESET_IDS)[number];
