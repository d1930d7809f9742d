import { describe, expect, it } from "@jest/globals";
import { gathered } from "../../server/dunning/gather.ts";
import { inLanes } from "../../server/dunning/lanes.ts";

describe("what several lanes do together", () => {
  it("is never begun before somebody asked for it: who comes later waits for the next time", async () => {
    const groups: (readonly number[])[] = [];
    const ask = gathered(async (asked: readonly number[]) => {
      groups.push(asked);
      await Promise.resolve();
      return asked.map((each) => each * 2);
    });
    expect(await Promise.all([1, 2, 3].map((each) => ask(each)))).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it("fails for nobody but the one for whom it fails", async () => {
    const ask = gathered(async (asked: readonly number[]) => {
      if (asked.includes(3)) throw new Error("not three");
      return asked;
    });
    const fates = await Promise.allSettled([1, 2, 3, 4].map((each) => ask(each)));
    expect(fates.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });
});

describe("how many go side by side", () => {
  /** The most that were under way at once, when each takes so long. */
  async function mostOf(count: number, tookMs: number): Promise<number> {
    let [left, underWay, most, now] = [count, 0, 0, 0];
    const work = async (): Promise<void> => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
      now += tookMs;
      underWay -= 1;
    };
    const next = () => (left-- > 0 ? left : null);
    await inLanes(next, work, { least: 2, most: 5, quickMs: 100 }, () => new Date(now));
    return most;
  }

  it("ends at once when there is nothing to do", async () => {
    expect(await mostOf(0, 0)).toBe(0);
  });

  it("grows while each is through quickly, and not beyond its most", async () => {
    expect(await mostOf(100, 0)).toBe(5);
  });

  it("stays at the least where each takes its time", async () => {
    expect(await mostOf(100, 1_000)).toBe(2);
  });
});
