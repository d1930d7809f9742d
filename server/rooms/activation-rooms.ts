import {
  type GoLiveDesk,
  proposeGoLive,
  readActs,
  readHealth,
  readRuns,
  readStanding,
  rehearseOrg,
  releaseFuse,
  resumeOrg,
  setCaps,
  signGoLive,
  stopOrg,
} from "../activation/index.ts";
import type { ActivationRooms } from "../http/activation-rooms.ts";

/** The routes by which reminders as a whole are let go and stopped, over their desk. */
export const activationRooms = (desk: GoLiveDesk): ActivationRooms => ({
  standing: (orgId) => readStanding(orgId, desk),
  acts: (orgId) => readActs(orgId, desk),
  propose: (orgId) => proposeGoLive(orgId, desk),
  sign: (by, signature) => signGoLive(by.orgId, by, signature, desk),
  releaseFuse: (by, asOf, reason) => releaseFuse(by.orgId, by, asOf, reason, desk),
  setCaps: (by, change) => setCaps(by.orgId, by, change, desk),
  runs: (orgId, limit) => readRuns(orgId, limit, desk),
  health: (orgId) => readHealth(orgId, desk),
  stop: (by, reason) => stopOrg(by.orgId, by, reason, desk),
  resume: (by, reason) => resumeOrg(by.orgId, by, reason, desk),
  rehearse: (by, reason) => rehearseOrg(by.orgId, by, reason, desk),
});
