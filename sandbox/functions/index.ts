export type { FunctionAnswer } from "./answer.ts";
export { checkCreditHold } from "./check-credit-hold.ts";
export { runFunction } from "./run-function.ts";
