export { judgePromises, type PromiseReport } from "./judge-promises.ts";
export type { PromiseBook, PromiseDesk } from "./ports.ts";
