import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { scopes } from "../../manifest/scopes.ts";
import { codeIn, tableRows } from "./source-files.ts";

const readme = readFileSync("README.md", "utf8");
const part = (heading: string): string =>
  readme.split(/^## /m).find((each) => each.startsWith(heading)) ?? "";

describe("README.md", () => {
  it("explains every variable that the server reads, and no other", () => {
    const config = readFileSync("server/config.ts", "utf8");
    const read = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
    const told = tableRows(part("Going to production")).flatMap(([name = ""]) => codeIn(name));
    expect([...told].sort()).toEqual([...read].sort());
  });

  it("names every script, and only scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const told = tableRows(part("Commands")).flatMap(([command = ""]) =>
      codeIn(command).map((code) => code.replace(/^npm (run )?/, "").replace(/ .*$/, "")),
    );
    expect([...new Set(told)].sort()).toEqual(Object.keys(scripts).sort());
  });

  it.each(["torture", "bench"])("names every %s, and only those that exist", (kind) => {
    const run = readFileSync(`tests/${kind}/run.ts`, "utf8");
    const exist = [...run.matchAll(/^ {2}"?([a-z-]+)"?: async/gm)].map((match) => match[1]);
    const row = tableRows(part("Commands")).find(([command = ""]) => command.includes(`npm run ${kind} `));
    const told = row?.[1]?.split(": ").at(-1)?.replace(/[.]$/, "").split(", ");
    expect(told?.sort()).toEqual(exist.sort());
  });

  it("names the columns of a ledger file, and no other", () => {
    const header = readFileSync("sandbox/books/csv-header.ts", "utf8");
    const lists = [...header.matchAll(/^const (?:REQUIRED|OPTIONAL) = (\[.*?\]) as const;$/gms)];
    const read = lists.flatMap((match) => JSON.parse(match[1] ?? "[]") as string[]);
    const told = tableRows(part("What you see")).flatMap(([column = ""]) => codeIn(column));
    expect([...told].sort()).toEqual([...read].sort());
  });

  it("says how many scopes there are", () => {
    expect(scopes.length).toBe(18);
    expect(readme).toContain("the eighteen of [manifest/scopes.ts]");
  });

  const documents = ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md"];
  it.each(documents)("%s links only to files that exist", (file) => {
    const folder = file.includes("/") ? "docs/" : "";
    const links = [...readFileSync(file, "utf8").matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !existsSync(folder + link))).toEqual([]);
  });
});
