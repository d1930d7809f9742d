import { describe, expect, it } from "@jest/globals";
import { gathered } from "../../server/dunning/gather.ts";

describe("what several lanes do together", () => {
  it("is never begun before somebody asked for it: who comes later waits for the next time", async () => {
    const groups: (readonly number[])[] = [];
    const ask = gathered(async (asked: readonly number[]) => {
      groups.push(asked);
      await Promise.resolve();
      return asked.map((each) => each * 2);
    });
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it("fails for nobody but the one for whom it fails", async () => {
    const ask = gathered(async (asked: readonly number[]) => {
      if (asked.includes(3)) throw new Error("not three");
      return asked;
    });
    const fates = await Promise.allSettled([1, 2, 3, 4].map(ask));
    expect(fates.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });
});
