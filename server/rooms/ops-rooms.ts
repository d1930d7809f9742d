import { setModeByOperator, setStandstill } from "../activation/index.ts";
import type { Desks } from "../compose.ts";
import { messagesInDoubt, putPolicy, settleDoubt } from "../dunning/index.ts";
import type { OpsRooms } from "../http/rooms.ts";
import { connectOrg } from "../org/index.ts";
import type { Work } from "../work.ts";
import { byHand } from "./by-hand.ts";

/** The operator's routes, over every desk that they reach. */
export const opsRooms = (desks: Desks, work: Work): OpsRooms => ({
  orgs: () => desks.org.directory(),
  standstill: () => desks.standstill.standstill(),
  setStandstill: (stopped, by, reason) => setStandstill(stopped, by, reason, desks.standstill),
  connect: async (grant) => {
    const connected = await connectOrg(grant, desks.install, desks.org);
    desks.forgetToken(connected.orgId);
    return connected;
  },
  ...byHand(desks, work),
  inDoubt: (orgId) => messagesInDoubt(orgId, desks.dunning),
  settleDoubt: (orgId, dispatchId, didLeave, by) =>
    settleDoubt(orgId, dispatchId, didLeave, by, desks.dunning),
  saveSettings: (orgId, settings) => desks.org.inTenant(orgId, (book) => book.saveSettings(settings)),
  putPolicy: (orgId, policy, by) => putPolicy(orgId, policy, by, desks.policies),
  setMode: (orgId, mode) => setModeByOperator(orgId, mode, desks.activation),
});
