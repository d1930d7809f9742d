export { type BriefingReport, deliverBriefings } from "./deliver-briefings.ts";
export type { BriefingDesk } from "./ports.ts";
export { prepareBriefings } from "./prepare-briefings.ts";
export { readBriefings, setBriefings } from "./set-briefings.ts";
