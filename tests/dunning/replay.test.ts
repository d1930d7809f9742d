import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { replayAccount } from "../../shared/dunning/replay/replay-account.ts";
import { naiveReplay, spelledOut } from "./naive-replay.ts";
import { past } from "./replay-pasts.ts";

describe("the replay of one account", () => {
  it("says at every round what deciding at every round from nothing says", () => {
    fc.assert(
      fc.property(past, ({ timeline, rounds }) => {
        expect(spelledOut(replayAccount(timeline, rounds))).toEqual(naiveReplay(timeline, rounds));
      }),
      { numRuns: Number(process.env["REPLAYS"] ?? 120) },
    );
  });
});
