export { factsIfOf } from "./known-facts.ts";
export { exposureFor, readExposure } from "./read-exposure.ts";
export { readScore, scoreOf } from "./read-score.ts";
export { rescoreChanged } from "./rescore-accounts.ts";
export { scoreAccounts, type ScoringReport } from "./score-accounts.ts";
export type { AccountFields, AccountFieldsItem, CreditAccount, CreditBook, CreditDesk } from "./ports.ts";
