export { factsIfOf } from "./known-facts.ts";
export { readExposure } from "./read-exposure.ts";
export { cardOn } from "./card-in-force.ts";
export {
  activateCard,
  beginTrial,
  dropTrial,
  keepDraft,
  readScorecard,
  type ScorecardRefusal,
} from "./keep-scorecard.ts";
export { scoreOnDay } from "./score-on-day.ts";
export { readScore } from "./read-score.ts";
export type { ScorecardDesk } from "./scorecard-ports.ts";
export { runTrial } from "./try-scorecard.ts";
export { rescoreChanged } from "./rescore-accounts.ts";
export { scoreAccounts, type ScoringReport } from "./score-accounts.ts";
export type {
  AccountFields,
  AccountFieldsItem,
  CreditAccount,
  CreditBook,
  CreditDesk,
} from "./ports.ts";
