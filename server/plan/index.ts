export { agreePlan, planIn, type PlanEndRefusal, withdrawPlan } from "./agree-plan.ts";
export { extensionIn, grantExtension } from "./grant-extension.ts";
export { judgePlans } from "./judge-plans.ts";
export type { PlanBook, PlanDesk, PlanVerdictBook, PlanVerdictDesk } from "./ports.ts";
