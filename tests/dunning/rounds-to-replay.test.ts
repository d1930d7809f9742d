import { describe, expect, it } from "@jest/globals";
import { type PolicyAsked, roundsToReplay } from "../../server/dunning/rounds-to-replay.ts";
import type { ReplayBook } from "../../server/dunning/replay-ports.ts";
import { readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { toDay } from "../../shared/kernel/day.ts";

const ON = toDay("2026-03-05");
/** Put in force before a gap had to fit between the steps. */
const older = { ...structuredClone(standardPolicy), id: "ours", minGapDays: 7 };
const round = { asOf: ON, at: 0, rehearsed: false, stopped: false, dataAgeMinutes: 0 };
const book: Pick<ReplayBook, "firstRoundOn" | "rounds" | "policyBody"> = {
  firstRoundOn: async () => ON,
  rounds: async () => [{ ...round, policy: { id: "ours", version: 1 }, segments: null, others: [] }],
  policyBody: async () => older,
};
const replayed = (asked: PolicyAsked) => roundsToReplay(book as ReplayBook, asked, ON, ON);

describe("rounds that went by a policy which nobody could put in force today", () => {
  it("are walked by it all the same, and by the same version when it is named", async () => {
    expect(readPolicy(older).ok).toBe(false);
    for (const asked of [{ kind: "as-then" }, { kind: "version", id: "ours", version: 1 }] as const)
      expect(await replayed(asked)).toMatchObject({
        ok: true,
        value: { rounds: [{ policies: { policies: new Map([["ours", older]]) } }] },
      });
  });

  it("are not walked by it as a draft: a draft is to be put in force", async () => {
    expect(await replayed({ kind: "draft", body: older })).toMatchObject({ ok: false });
  });
});
