export { crmPage } from "./crm-page.ts";
export type { CrmPageOptions, OperatorButton } from "./page-state.ts";
export { spoofPage } from "./spoof.ts";
