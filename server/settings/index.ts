export { findAccounts } from "./find-accounts.ts";
export { listCalendars, readCalendar } from "./list-calendars.ts";
export { putSegments, trySegments } from "./draft-segments.ts";
export { listPolicies, readVersion } from "./list-policies.ts";
export { listSegments } from "./list-segments.ts";
export type { SettingsDesk } from "./ports.ts";
export { replayPeriod, replayStart } from "./replay-period.ts";
export { unknownHolidays } from "./unknown-holidays.ts";
export { tryPolicy, type TryRefusal } from "./try-policy.ts";
