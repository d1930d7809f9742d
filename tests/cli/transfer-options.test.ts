import { describe, expect, it } from "@jest/globals";
import { readTransferOptions } from "../../server/cli/transfer-options.ts";

describe("the command line of export and import", () => {
  it("names the file, the environment's file, and whether the target takes the source's place", () => {
    expect(readTransferOptions("export", ["--to", "a.zip", "--env", "b"])).toEqual({
      ok: true,
      value: { help: false, file: "a.zip", env: "b", inPlace: false },
    });
    expect(readTransferOptions("import", ["--from", "a.zip", "--in-place"])).toEqual({
      ok: true,
      value: { help: false, file: "a.zip", env: null, inPlace: true },
    });
    expect(readTransferOptions("import", ["--help"])).toMatchObject({ ok: true, value: { help: true } });
  });

  it.each([
    ["export", [], /^Say which file with --to FILE. See --help\.$/],
    ["import", ["--from", ""], /^Say which file with --from FILE. See --help\.$/],
    ["import", ["--to", "a.zip"], /Unknown option '--to'\. See --help\.$/],
    ["export", ["--to", "a.zip", "--in-place"], /Unknown option '--in-place'\. See --help\.$/],
    ["import", ["a.zip"], /Unexpected argument 'a\.zip'\..* See --help\.$/],
  ] as const)("%s %j is answered with one sentence", (doing, args, because) => {
    expect(readTransferOptions(doing, args)).toEqual({
      ok: false,
      because: expect.stringMatching(because),
    });
  });
});
