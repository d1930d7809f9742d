export { rehearseOrg, resumeOrg, setModeByOperator, stopOrg } from "./change-mode.ts";
export type { ActivationDesk, Actor, Standstill, StandstillDesk } from "./ports.ts";
export { readActs, readStanding } from "./read-standing.ts";
export { setStandstill } from "./set-standstill.ts";
