export { measureTriggers } from "./measure-triggers.ts";
export { readAlerts, readAlertsAt } from "./read-alerts.ts";
export { seeAlert, type SeeRefusal } from "./see-alert.ts";
export { setThreshold } from "./set-threshold.ts";
export { watchAccounts } from "./watch-accounts.ts";
export type { AlertDesk } from "./ports.ts";
