import { describe, expect, it } from "@jest/globals";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { standstillRows } from "../../server/adapters/db/standstill-rows.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTowns } from "../stories/towns.ts";

const { found, database } = openTowns();
const TODAY = toDay("2026-03-05");

const word = () => standstillRows(database().ownerPool);
const stop = () => word().addStandstill(true, "Chen", "wrong letters", new Date());
const resume = () => word().addStandstill(false, "Chen", "put right", new Date());

async function indebted(accounts: number) {
  const town = await found();
  for (let id = 100; id < 100 + accounts; id += 1) {
    await town.account(String(id));
    await town.invoice(`5${id}`, String(id), 100_000, "2026-03-02");
  }
  await town.dawn(TODAY);
  await planDay(town.orgId, TODAY, town.desk);
  return town;
}

describe("R-19: the operator's stop", () => {
  it("is a row that every process obeys before a claim, and resuming loses nothing", async () => {
    const town = await indebted(20);
    await stop();
    const report = await deliverDay(town.orgId, TODAY, town.deskOf("another process"));
    // Each lane hears it once, and nobody asks on.
    expect(report.fates.waits).toBeLessThanOrEqual(6);
    expect(town.sink.mails).toEqual([]);
    await resume();
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(20);
  });

  it("is obeyed between the claim and the first byte, and the letter is only put off", async () => {
    const town = await indebted(1);
    const desk = {
      ...town.desk,
      courier: {
        seal: town.desk.courier.seal,
        deliver: async (...given: Parameters<typeof town.desk.courier.deliver>) => {
          await stop();
          return town.desk.courier.deliver(...given);
        },
      },
    };
    const { fates } = await deliverDay(town.orgId, TODAY, desk);
    expect([fates, town.sink.mails]).toEqual([{ fenced: 1 }, []]);
    await resume();
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("leaves no claim behind: what was claimed when it came goes in the first pass after resuming", async () => {
    const town = await indebted(1);
    const desk = {
      ...town.desk,
      courier: {
        deliver: town.desk.courier.deliver,
        seal: async (...given: Parameters<typeof town.desk.courier.seal>) => {
          await stop();
          return town.desk.courier.seal(...given);
        },
      },
    };
    expect((await deliverDay(town.orgId, TODAY, desk)).fates).toEqual({ fenced: 1 });
    expect(town.sink.mails).toEqual([]);
    await resume();
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ sent: 1 });
  });

  it("leaves alone what another has claimed since", async () => {
    const town = await indebted(1);
    const desk = {
      ...town.desk,
      courier: {
        deliver: town.desk.courier.deliver,
        seal: async (...given: Parameters<typeof town.desk.courier.seal>) => {
          await town.sql("UPDATE dispatch SET fence = fence + 1, claimed_by = 'x' WHERE org_id = $1", [
            town.orgId,
          ]);
          return town.desk.courier.seal(...given);
        },
      },
    };
    expect((await deliverDay(town.orgId, TODAY, desk)).fates).toEqual({ fenced: 1 });
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY claimed"]);
  });

  it("is obeyed in an org's own mode at the same last moment", async () => {
    const town = await indebted(1);
    const desk = {
      ...town.desk,
      courier: {
        seal: town.desk.courier.seal,
        deliver: async (...given: Parameters<typeof town.desk.courier.deliver>) => {
          await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
          return town.desk.courier.deliver(...given);
        },
      },
    };
    expect((await deliverDay(town.orgId, TODAY, desk)).fates).toEqual({ fenced: 1 });
    expect(town.sink.mails).toEqual([]);
  });

  it("stands on the page as the reason why nothing comes", async () => {
    const town = await indebted(1);
    await stop();
    await town.round("2026-03-06");
    expect((await town.holds()).at(-1)).toBe("2026-03-06 stopped");
    await resume();
  });
});
