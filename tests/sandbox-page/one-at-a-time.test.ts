import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { oneAtATime } from "../../sandbox/one-at-a-time.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huikuan-turn-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("work that is done one at a time", () => {
  it("waits for whoever is at it, also when that one fails", async () => {
    const file = join(folder, "turn");
    let atIt = 0;
    const most: number[] = [];
    const work = (fails: boolean) => async () => {
      atIt += 1;
      most.push(atIt);
      await new Promise((done) => setTimeout(done, 20));
      atIt -= 1;
      if (fails) throw new Error("it does not build");
    };
    const all = await Promise.allSettled([true, false, false].map((fails) => oneAtATime(file, work(fails))));
    expect(all.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(most).toEqual([1, 1, 1]);
    expect(existsSync(file)).toBe(false);
  });

  it("waits for nobody who died", async () => {
    const file = join(folder, "dead");
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    await writeFile(file, String(pid));
    expect(await oneAtATime(file, () => Promise.resolve("done"))).toBe("done");
  });
});
