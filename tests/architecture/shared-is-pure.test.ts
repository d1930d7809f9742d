import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import ts from "typescript";

const folder = mkdtempSync(join(tmpdir(), "huikuan-pure-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says about a file under the settings of shared/. */
function mistakesIn(code: string): readonly string[] {
  const file = join(folder, "tried.mts");
  writeFileSync(file, code);
  const { config } = ts.readConfigFile("shared/tsconfig.json", (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, "shared");
  const alone = { ...options, composite: false, emitDeclarationOnly: false, noEmit: true, rootDir: folder };
  const program = ts.createProgram([file], alone);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

const WORLD = ["fetch", "console", "process", "setTimeout", "document", "window", "localStorage", "Buffer"];

describe("shared/ knows no world", () => {
  it("does not compile when it reaches for one", () => {
    const mistakes = mistakesIn(
      WORLD.map((name, at) => `export const it${at}: unknown = ${name};`).join("\n"),
    );
    for (const name of WORLD)
      expect(mistakes).toContainEqual(expect.stringContaining(`Cannot find name '${name}'`));
  });

  it("compiles with what the language itself has", () => {
    expect(mistakesIn("export const all: unknown = [Math.floor(1), new Map(), Intl, BigInt(1)];\n")).toEqual(
      [],
    );
  });
});
