import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const SCRIPT = join(import.meta.dirname, "history-of-a-debt.ts");

interface Told {
  readonly digest: string;
  readonly lines: number;
  readonly reminders: number;
  readonly offset: number;
}

async function historyIn(TZ: string): Promise<Told> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", SCRIPT], {
    env: { ...process.env, TZ },
  });
  return JSON.parse(stdout) as Told;
}

describe("C-04: the zone of the server's machine", () => {
  it("changes nothing in a history: UTC, Shanghai, New York, Apia, Kathmandu", async () => {
    const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"];
    const told: Told[] = [];
    for (const zone of zones) told.push(await historyIn(zone));
    expect(new Set(told.map(({ digest }) => digest)).size).toBe(1);
    // The machines did stand in their zones, and the history was one.
    expect(told.map(({ offset }) => offset)).toEqual([0, -480, 300, -780, -345]);
    expect(told[0]?.lines).toBeGreaterThan(2_000);
    expect(told[0]?.reminders).toBeGreaterThan(10);
  }, 120_000);
});
