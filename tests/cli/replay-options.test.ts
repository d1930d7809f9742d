import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readReplayOptions } from "../../server/cli/replay-options.ts";
import { toDay } from "../../shared/kernel/day.ts";

const read = (line: string) => readReplayOptions(line.split(" "));

describe("the words after replay", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "huikuan-replay-"));
    writeFileSync(join(folder, "policy.json"), `{"id":"mild"}`);
    writeFileSync(join(folder, "letter.txt"), "Dear customer,");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("replay the policies that were in force when none is named", () => {
    const read = readReplayOptions(["--from", "2026-01-01", "--to", "2026-01-31"]);
    expect(read.ok && read.value).toMatchObject({
      policy: { kind: "as-then" },
      from: toDay("2026-01-01"),
      to: toDay("2026-01-31"),
    });
  });

  it("name a version of a policy, or a file", () => {
    const days = "--from 2026-01-01 --to 2026-01-01";
    const version = read(`${days} --policy firm@12`);
    expect(version.ok && version.value.policy).toEqual({ kind: "version", id: "firm", version: 12 });
    const file = read(`${days} --policy ${join(folder, "policy.json")}`);
    expect(file.ok && file.value.policy).toEqual({ kind: "draft", body: { id: "mild" } });
  });

  it.each([
    ["--to 2026-01-31", "Say the first day with --from YYYY-MM-DD."],
    ["--from 2026-01-01", "Say the last day with --to YYYY-MM-DD."],
    [
      "--from 2026-02-30 --to 2026-03-01",
      `--from "2026-02-30" is not a day: give one that exists, as 2026-11-20.`,
    ],
    ["--from 2026-02-02 --to 2026-02-01", "--from 2026-02-02 is after --to 2026-02-01: swap the two days."],
    [
      "--from 2026-02-01 --to 2026-02-01 --policy firm@0",
      `--policy "firm@0" is neither a file that can be read nor ID@VERSION, as standard@3.`,
    ],
    ["--from 2026-02-01 --to 2026-02-01 --day x", "Unknown option '--day'. See replay --help."],
  ])("refuse %s in one sentence", (line, sentence) => {
    const refused = read(line);
    expect(refused.ok ? "" : refused.because).toContain(sentence);
  });

  it("refuse a file that is not JSON", () => {
    const letter = join(folder, "letter.txt");
    expect(read(`--from 2026-02-01 --to 2026-02-01 --policy ${letter}`)).toEqual({
      ok: false,
      because: `--policy "${letter}" is not JSON: give a policy as the settings page exports it.`,
    });
  });
});
