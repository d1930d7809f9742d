export { exemptAccount, type ExemptRefusal } from "./exempt-account.ts";
export { liftExemption } from "./lift-exemption.ts";
export type { HoldDesk } from "./ports.ts";
export { countVetoes, readHolds } from "./read-holds.ts";
export { endVeto, vetoMessages, type VetoRefusal } from "./veto-messages.ts";
