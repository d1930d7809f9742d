import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { overdueLeases } from "../../server/adapters/db/overdue-leases.ts";
import { watchLeases } from "../../server/jobs/watch-leases.ts";
import { Town } from "../stories/town.ts";
import { planDay } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const TODAY = toDay("2026-03-05");

describe("R-21: whoever looks after leases", () => {
  it("sees in all orgs at once which of them hold one that is over, and nothing else of them", async () => {
    const towns = [await Town.found(db), await Town.found(db), await Town.found(db)];
    const [over, alive] = towns as [Town, Town, Town];
    for (const town of towns) {
      await town.crowd(2, "2026-03-02");
      await town.dawn(TODAY);
      await planDay(town.orgId, TODAY, town.desk);
    }
    const hold = (town: Town, state: string, seconds: number) =>
      town.sql(
        "UPDATE dispatch SET state = $2, lease_until = clock_timestamp() + $3 * interval '1 second' WHERE org_id = $1",
        [town.orgId, state, seconds],
      );
    await hold(over, "sending", -1);
    await hold(alive, "claimed", 60);
    expect(await overdueLeases(db.ownerPool)).toEqual([over.orgId]);
    await hold(alive, "claimed", -1);
    expect([...(await overdueLeases(db.ownerPool))].sort()).toEqual([over.orgId, alive.orgId].sort());
    for (const town of towns) await town.leave();
  });

  it("looks again after a fault, never twice at once, and no more when it is stopped", async () => {
    const seen: string[] = [];
    let [looking, most] = [0, 0];
    const watch = watchLeases(
      {
        overdue: async () => {
          looking += 1;
          most = Math.max(most, looking);
          await new Promise((soon) => setTimeout(soon, 15));
          looking -= 1;
          if (seen.length === 0) throw new Error("the database is away");
          return ["1"];
        },
        reap: async (orgId) => void seen.push(orgId),
        fault: () => void seen.push("fault"),
      },
      5,
    );
    while (seen.length < 3) await new Promise((soon) => setTimeout(soon, 5));
    await watch.stop();
    const stopped = seen.length;
    await new Promise((soon) => setTimeout(soon, 30));
    expect([seen.slice(0, 3), seen.length, most]).toEqual([["fault", "1", "1"], stopped, 1]);
  });
});
