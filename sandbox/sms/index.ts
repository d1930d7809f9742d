export type { PhoneDrop, PhoneDropOptions } from "./drop-contract.ts";
export { openPhoneDrop } from "./phone-drop.ts";
export type { DroppedText, ReportPlan, SmsFault } from "./text.ts";
export { demoProviders } from "./demo-sender.ts";
