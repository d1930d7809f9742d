import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { patched } from "./patch.ts";
import { patches } from "./patches.ts";

describe("the guards that sabotage takes away", () => {
  it("are at least twenty, each with a name of its own", () => {
    expect(patches.length).toBeGreaterThanOrEqual(20);
    expect(new Set(patches.map(({ name }) => name)).size).toBe(patches.length);
  });

  // `npm run sabotage` runs the tests.
  it.each(patches)("$name stands in the code exactly once, and has a test", (patch) => {
    const whole = readFileSync(patch.file, "utf8");
    const broken = patched(whole, patch);
    expect([patch.file, broken === null]).toEqual([patch.file, false]);
    expect(broken).not.toBe(whole);
    expect(existsSync(patch.test)).toBe(true);
  });
});
