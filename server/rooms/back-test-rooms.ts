import { faultText, type Logger } from "../adapters/log/log.ts";
import { ok, refuse } from "../../shared/kernel/result.ts";
import { type BackTestDesk, beginBackTest, dropBackTest, readBackTest } from "../forecast/index.ts";
import type { BackTestRooms } from "../http/back-test-rooms.ts";

/** The settings' routes to the org's own back-test. `testSoon`: a job for it, now. */
export const backTestRooms = (
  desk: BackTestDesk,
  log: Logger,
  testSoon: (orgId: string) => Promise<void>,
): BackTestRooms => ({
  read: (orgId) => readBackTest(orgId, desk),
  start: async (orgId) => {
    try {
      if (await beginBackTest(orgId, desk)) await testSoon(orgId);
    } catch (fault) {
      log.warn({ fault: faultText(fault) }, "no job for the back-test that was asked for");
      await dropBackTest(orgId, desk);
      return refuse("back-test-not-started");
    }
    return ok(await readBackTest(orgId, desk));
  },
});
