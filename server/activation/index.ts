export { rehearseOrg, resumeOrg, setModeByOperator, stopOrg } from "./change-mode.ts";
export { type GoLiveDesk, type GoLiveRefusal, proposeGoLive, signGoLive } from "./go-live.ts";
export type { ActivationDesk, Actor, Standstill, StandstillDesk } from "./ports.ts";
export { keepAlarms, readHealth, readRuns } from "./read-health.ts";
export { type FuseRefusal, releaseFuse } from "./release-fuse.ts";
export { type CapsChange, setCaps } from "./set-caps.ts";
export { readActs, readStanding } from "./read-standing.ts";
export { setStandstill } from "./set-standstill.ts";
