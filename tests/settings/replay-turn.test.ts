import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { replayAlone } from "../../server/adapters/db/replay-turn.ts";
import { inTurn } from "../../server/adapters/db/turns.ts";
import { replayPeriod } from "../../server/settings/index.ts";
import type { SettingsDesk } from "../../server/settings/ports.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { clientAt } from "../support/template.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const soon = () => new Promise((go) => setTimeout(go, 60));

describe("a turn", () => {
  it("is taken from a process that is frozen, and not from one that is at work", async () => {
    const frozen = await clientAt(db.ownerUrl);
    frozen.on("error", () => undefined);
    await frozen.query("SELECT pg_advisory_lock($1)", [(0x48_55_49_4b_00_00_00_00n + 7n).toString()]);
    expect(await inTurn(db.ownerPool, "7", soon)).toBe(false);
    await soon();
    const other = { frozenAfterMs: 50 };
    expect(await inTurn(db.ownerPool, "7", soon, other)).toBe(false);
    await soon();
    let during: boolean | null = null;
    const long = async () => {
      for (let n = 0; n < 4; n += 1) await soon();
      during = await inTurn(db.ownerPool, "7", soon, other);
    };
    expect(await inTurn(db.ownerPool, "7", long, other)).toBe(true);
    expect(during).toBe(false);
    expect(await inTurn(db.ownerPool, "7", soon)).toBe(true);
  });
});

describe("a replay for a page", () => {
  const deskOf = (accounts: number, more: Partial<SettingsDesk> = {}): SettingsDesk =>
    ({
      replays: { inTenant: async () => Array.from({ length: accounts }, String) },
      replayAlone: async () => null,
      ...more,
    }) as unknown as SettingsDesk;
  const from = toDay("2026-01-01");
  const asked = (days: number) => ({
    from,
    to: addDays(from, days - 1),
    policy: { kind: "as-then" as const },
  });
  const said = async (days: number, desk: SettingsDesk) => {
    const answer = await replayPeriod("7", asked(days), desk);
    return answer.ok ? "done" : answer.because.message.en;
  };

  it("is bounded in accounts times days, and says how many days there is room for", async () => {
    expect(await said(100, deskOf(20_000))).toBe(
      "Another replay is running: wait until it is over, then ask again.",
    );
    expect(await said(101, deskOf(20_000))).toBe(
      "With 20000 accounts a page replays at most 100 days: choose a shorter period, or use the command npm run reminders -- replay.",
    );
    expect(await said(400, deskOf(1))).toMatch(/^Another/);
    expect(await said(401, deskOf(1))).toMatch(/longer than 400 days/);
  });

  it("is one at a time: of an org in any process, and of a process for any org", async () => {
    const [here, there] = [replayAlone(db.ownerPool), replayAlone(db.ownerPool)];
    const answers = await here("7", async () => [
      await here("8", async () => "mine"),
      await there("7", async () => "theirs"),
      await there("8", async () => "other"),
    ]);
    expect(answers).toEqual([null, null, "other"]);
    await expect(here("7", () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    expect(await here("7", async () => "again")).toBe("again");
  });
});
