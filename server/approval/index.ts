export { decideLine, type DecideRefusal } from "./decide-line.ts";
export { setLimitPolicy } from "./set-policy.ts";
export { proposeLine, type ProposeRefusal } from "./propose-line.ts";
export { readLines } from "./read-lines.ts";
export { takeSteps } from "./take-steps.ts";
export { readCreditLimits } from "./worklist.ts";
export type { ApprovalBook, ApprovalDesk } from "./ports.ts";
