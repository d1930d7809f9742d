export { beyondBody } from "./beyond-body.ts";
export { chooseLimits, type LimitsRefusal, readLimits } from "./choose-limits.ts";
export { judgeContact } from "./judge-contact.ts";
export { type ContactRefusal, keepPreference, type PreferenceRefusal } from "./keep-preference.ts";
export { type OptInRefusal, recordOptIn, recordOptOut } from "./opt-out.ts";
export type { Asker, ContactDesk, ContactRecords } from "./ports.ts";
export { readContacts } from "./read-contacts.ts";
export { reportWrong, verifyContact } from "./report-wrong.ts";
export { askThirdParty, type ThirdPartyRefusal } from "./third-party.ts";
