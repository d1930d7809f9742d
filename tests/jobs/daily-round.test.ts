import { describe, expect, it } from "@jest/globals";
import { toDay, type Day } from "../../shared/kernel/day.ts";
import {
  dailyRound,
  type RoundReport,
  type RoundRooms,
  type RoundStep,
} from "../../server/jobs/daily-round.ts";

const friday = toDay("2026-11-20");

/** Rooms that write down who was asked, in order. */
function rooms(
  more: { failing?: RoundStep; warning?: RoundStep; incomplete?: RoundStep; latest?: Day } = {},
) {
  const asked: string[] = [];
  const finished: RoundReport[] = [];
  const step = (name: RoundStep) => async () => {
    asked.push(name);
    if (name === more.failing) throw new Error(`${name} broke`);
    if (name === more.incomplete) return { warnings: ["invoices: down"], counts: {}, incomplete: true };
    return { warnings: name === more.warning ? ["account 12: unreadable"] : [], counts: {} };
  };
  const made: RoundRooms = {
    pull: step("pull"),
    judgePromises: step("judgePromises"),
    score: step("score"),
    plan: step("plan"),
    deliver: step("deliver"),
    writeBack: step("writeBack"),
    brief: step("brief"),
    todayOf: async () => (friday + 1) as Day,
    latestRound: async () => more.latest ?? null,
    begin: async () => void asked.push("begin"),
    finish: async (_org, report) => void finished.push(report),
    faultText: (fault) => (fault as Error).message,
  };
  return { made, asked, finished };
}

describe("the daily round", () => {
  it("walks the day in its order and ends ok", async () => {
    const { made, asked, finished } = rooms();
    expect(await dailyRound("1", friday, made)).toMatchObject({
      ok: true,
      value: { outcome: "ok", fault: null },
    });
    expect(asked).toEqual([
      "begin",
      "pull",
      "judgePromises",
      "score",
      "plan",
      "deliver",
      "writeBack",
      "brief",
    ]);
    expect(finished).toHaveLength(1);
  });

  it("decides nothing after a pull that failed, and says which step broke", async () => {
    const { made, asked, finished } = rooms({ failing: "pull" });
    await dailyRound("1", friday, made);
    expect(asked).toEqual(["begin", "pull"]);
    expect(finished[0]).toMatchObject({ outcome: "failed", fault: { step: "pull", text: "pull broke" } });
  });

  it("goes on after a pull that missed a source, writes the holds down, and counts as failed", async () => {
    const { made, asked, finished } = rooms({ incomplete: "pull" });
    await dailyRound("1", friday, made);
    expect(asked).toContain("writeBack");
    expect(finished[0]).toMatchObject({ outcome: "failed", fault: { step: "pull", text: "invoices: down" } });
  });

  it("ends in warning when one account went wrong, and still does the rest", async () => {
    const { made, asked } = rooms({ warning: "plan" });
    expect(await dailyRound("1", friday, made)).toMatchObject({ value: { outcome: "warning" } });
    expect(asked).toContain("writeBack");
  });

  it("does not begin a day that has not come", async () => {
    const early = rooms();
    expect(await dailyRound("1", (friday + 2) as Day, early.made)).toEqual({ ok: false, because: "not-yet" });
    expect(early.asked).toEqual([]);
    expect((await dailyRound("1", (friday + 1) as Day, rooms().made)).ok).toBe(true);
  });

  it("runs the same day again, and refuses a day before the latest", async () => {
    expect((await dailyRound("1", friday, rooms({ latest: friday }).made)).ok).toBe(true);
    const older = rooms({ latest: (friday + 1) as Day });
    expect(await dailyRound("1", friday, older.made)).toEqual({ ok: false, because: "older-than-latest" });
    expect(older.asked).toEqual([]);
  });
});
