export { previewChange } from "./preview-change.ts";
export { readMessage } from "./read-message.ts";
export { viewAccount } from "./view-account.ts";
export type { AccountBook, AccountDesk, PreviewDesk, Reader } from "./ports.ts";
export { type DealCheckRefusal, viewDealCheck } from "./view-deal-check.ts";
export { viewForecast } from "./view-forecast.ts";
export { viewWhatIf, type WhatIfRefusal } from "./view-what-if.ts";
export { viewScoreOn } from "./view-score-on.ts";
