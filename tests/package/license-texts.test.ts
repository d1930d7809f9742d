import { expect, it } from "@jest/globals";
import { BUNDLED, licenseTexts } from "../../manifest/package/license-texts.ts";
import { sourceFiles } from "../architecture/source-files.ts";

it("the licences are those of the packages that the widget and the rules import", () => {
  const imported = sourceFiles(["widget", "shared"]).flatMap(({ text }) =>
    [...text.matchAll(/(?:from|import) "([a-z@][^"]*)"/g)].map((match) => (match[1] ?? "").split("/")[0]),
  );
  expect([...new Set(imported)].sort()).toEqual([...BUNDLED].sort());
});

it("each licence is there in full, with its copyright line", async () => {
  const texts = await licenseTexts("node_modules");
  expect(texts.match(/^Copyright \(c\)/gm)).toHaveLength(BUNDLED.length);
  expect(texts.match(/WITHOUT WARRANTY OF ANY KIND/g)).toHaveLength(BUNDLED.length);
});
