export { judgePromises, type PromiseReport } from "./judge-promises.ts";
export { type WithdrawRefusal, withdrawPromise } from "./withdraw-promise.ts";
export type { PromiseBook, PromiseDesk, WithdrawalBook, WithdrawalDesk } from "./ports.ts";
