export type { FunctionAnswer } from "./answer.ts";
export { runFunction } from "./run-function.ts";
