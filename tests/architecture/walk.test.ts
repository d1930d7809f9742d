import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { codeIn, tableRows } from "./source-files.ts";

const stops = tableRows(readFileSync("docs/walk.md", "utf8")).map(([stop = "", file = "", fn = ""]) => ({
  stop,
  file: codeIn(file)[0] ?? "",
  functions: codeIn(fn).map((code) => code.replace(/\(.*$/, "")),
}));

describe("docs/walk.md", () => {
  it("has the whole way, stop after stop", () => {
    expect(stops.length).toBeGreaterThanOrEqual(12);
    expect(stops.map(({ stop }) => Number.parseInt(stop, 10))).toEqual(stops.map((_, at) => at + 1));
  });

  it.each(stops)("$stop: $file exists and has what is named", ({ file, functions }) => {
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, "utf8");
    expect(functions.length).toBeGreaterThan(0);
    // A function of its own, a constant, or a method of what the file makes.
    for (const name of functions)
      expect(text).toMatch(
        new RegExp(`(function\\*? ${name}\\b|const ${name}\\b|^ {2,4}(async )?\\*?${name}[(<:])`, "m"),
      );
  });
});

/** Whatever stands in a document as code and begins with a floor. */
const placesIn = (document: string): readonly string[] =>
  codeIn(readFileSync(document, "utf8")).filter((code) =>
    /^(shared|server|widget|manifest|sandbox|tests|docs)\/[\w/.-]*$/.test(code),
  );

describe("a place that a document names", () => {
  it.each(["CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/walk.md"])("exists: %s", (document) => {
    const places = placesIn(document);
    expect(places).not.toEqual([]);
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });
});
