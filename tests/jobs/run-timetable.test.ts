import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { inTurn, soonInTurn } from "../../server/adapters/db/turns.ts";
import { byHand } from "../../server/rooms/by-hand.ts";
import { type RunningTimetable, runTimetable } from "../../server/jobs/run-timetable.ts";
import type { OrgEntry } from "../../server/org/index.ts";
import { type Day, toDay } from "../../shared/kernel/day.ts";
import { ok } from "../../shared/kernel/result.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG: OrgEntry = { orgId: "1", zgid: "9", name: "Org", mode: "live", timeZone: "Asia/Shanghai" };

let db: TestDatabase;
let running: RunningTimetable[] = [];
let turnedAway = 0;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  running = [];
});
afterAll(() => db.drop());

/** One server's timetable on the morning of the 20th; `round` is what it does when the day is due. */
async function server(
  round: () => Promise<void>,
  over: Partial<Parameters<typeof runTimetable>[0]> = {},
): Promise<void> {
  running.push(
    await runTimetable({
      pool: db.ownerPool,
      now: () => new Date("2026-11-20T08:00:00+08:00"),
      refreshClock: () => Promise.resolve(),
      orgs: () => Promise.resolve([ORG]),
      latestRound: () => Promise.resolve(null),
      clockIsRight: () => Promise.resolve(true),
      inTurn: async (orgId, work) => {
        const had = await inTurn(db.ownerPool, orgId, work);
        if (!had) turnedAway += 1;
        return had;
      },
      round,
      pulse: () => Promise.resolve(),
      deliver: () => Promise.resolve(),
      backTest: () => Promise.resolve(true),
      tryScorecard: () => Promise.resolve(true),
      log: () => undefined,
      ...over,
    }),
  );
}

const tick = () => db.ownerPool.query("SELECT graphile_worker.add_job('tick', '{}'::json)");
const soon = async (isSo: () => boolean | Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
};

describe("the running timetable", () => {
  it("goes on at once where a killed server left an org's round", async () => {
    let rounds = 0;
    await server(async () => {
      rounds += 1;
      await Promise.resolve();
    });
    await db.ownerPool.query(`SELECT graphile_worker.add_job('round', '{"orgId":"1","asOf":"2026-11-20"}'::json,
      queue_name => '1', job_key => 'round-1', run_at => now() + interval '1 hour')`);
    await db.ownerPool.query(
      "UPDATE graphile_worker._private_jobs SET locked_by = 'killed', locked_at = now() WHERE key = 'round-1'",
    );
    await db.ownerPool.query(
      "UPDATE graphile_worker._private_job_queues SET locked_by = 'killed', locked_at = now() WHERE queue_name = '1'",
    );
    await tick();
    expect(await soon(() => rounds > 0)).toBe(true);
  });

  it("begins no day by a wrong clock: no later morning would have its round before that day is over", async () => {
    let rounds = 0;
    let pulses = 0;
    const said: string[] = [];
    const round = () => Promise.resolve(void (rounds += 1));
    await server(round, {
      now: () => new Date("2027-11-20T08:00:00+08:00"),
      clockIsRight: () => Promise.resolve(false),
      pulse: () => Promise.resolve(void (pulses += 1)),
      log: (level, text) => {
        if (level === "error") said.push(text);
      },
    });
    await tick();
    expect(await soon(() => pulses > 0)).toBe(true);
    expect(rounds).toBe(0);
    expect(said).toContainEqual(expect.stringContaining("clock"));
  });

  it("walks an org's day once at a time, whoever asks", async () => {
    let begun = 0;
    let finish = (): void => undefined;
    const held = new Promise<void>((done) => (finish = done));
    const round = async () => {
      begun += 1;
      await held;
    };
    await server(round);
    await server(round);
    try {
      await tick();
      expect(await soon(() => begun === 1)).toBe(true);
      await tick();
      expect(await soon(() => turnedAway === 1)).toBe(true);
      expect(begun).toBe(1);
    } finally {
      finish();
    }
  });

  it("is asked by hand in the same turn: neither a round nor a delivery of an operator's goes beside the job's", async () => {
    let [atWork, most, done] = [0, 0, 0];
    let finish = (): void => undefined;
    const held = new Promise<void>((over) => (finish = over));
    const doing = async <T>(said: T): Promise<T> => {
      atWork += 1;
      most = Math.max(most, atWork);
      await held;
      atWork -= 1;
      done += 1;
      return said;
    };
    const nothing = { warnings: [], counts: {} };
    const work = {
      todayOf: () => Promise.resolve(toDay("2026-11-20")),
      sync: () => doing(nothing),
      round: (_: string, asOf: Day) => doing(ok({ asOf, outcome: "ok" as const, steps: {}, fault: null })),
      pulse: () => doing(nothing),
    };
    const operator = (patienceMs?: number) =>
      byHand(
        {
          activation: {
            inTurn: (orgId, asked, usual) => soonInTurn(db.ownerPool, orgId, asked, patienceMs ?? usual),
          },
        },
        work,
      );
    await server(async () => void (await doing(null)));
    try {
      await tick();
      expect(await soon(() => atWork === 1)).toBe(true);
      const { round, deliver, sync } = operator(0);
      const turnedDown = Promise.all([round("1", null), deliver("1"), sync("1")]);
      const soonEnough = new Promise((over) => setTimeout(over, 1_000, "went beside it"));
      const because = { ok: false, because: "at-work" };
      expect(await Promise.race([turnedDown, soonEnough])).toEqual([because, because, because]);
    } finally {
      setTimeout(finish, 250);
    }
    const { round, deliver, sync } = operator();
    const asked = await Promise.all([round("1", null), deliver("1"), sync("1")]);
    const wanted = [{ value: { asOf: toDay("2026-11-20") } }, { value: nothing }, { value: nothing }];
    expect(asked).toMatchObject(wanted);
    expect([most, done]).toEqual([1, 4]);
  });

  it("gives the turn back when the work throws", async () => {
    await expect(inTurn(db.ownerPool, "7", () => Promise.reject(new Error("broke")))).rejects.toThrow(
      "broke",
    );
    expect(await inTurn(db.ownerPool, "7", () => Promise.resolve())).toBe(true);
  });
});
