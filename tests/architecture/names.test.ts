import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { FLOORS, pathsUnder } from "./source-files.ts";

/** Rooms with no door sign. */
const NAMELESS = /(^|[-.])(utils?|helpers?|common|misc|managers?|services?|handlers?)([-.]|$)/;

const MOST_LINES = 300;
const ONE_STORE = "one store for all that it tells: a second file would open a second one";
/** Longer files, each with the reason why it is one thing. */
const LONG: Readonly<Record<string, string>> = {
  "server/adapters/db/schema.ts": "a table: one interface per database table, read by looking up",
  "server/adapters/db/migrations/0001-ground.sql": "a migration that has run is never touched again",
  "sandbox/look/files/sandbox.css": "one style sheet for the sandbox's pages",
  "plugin-manifest.json": "written by manifest/write-manifest.ts",
  "tests/activation/go-live.test.ts": ONE_STORE,
  "tests/contact/contact-town.test.ts": ONE_STORE,
  "tests/credit/score-accounts.test.ts": ONE_STORE,
  "tests/dunning/replayed-town.ts": ONE_STORE,
  "tests/group/one-debtor.test.ts": ONE_STORE,
  "tests/http/route-matrix.test.ts": ONE_STORE,
  "tests/plan/story-of-a-debt.test.ts": "stories of one debt under one plan, told to the end",
  "tests/promise/judge.test.ts": "a table of what was promised and what came",
  "tests/simulation/simulate.ts": "the simulated day, step by step",
  "tests/store/export-import.test.ts": ONE_STORE,
  "tests/sync/notices.test.ts": ONE_STORE,
  "tests/sync/pull-org.test.ts": ONE_STORE,
  "tests/widget/account-views.ts": "an account with everything in it, as the wire has it",
  "tests/zoho/read-records.test.ts": "a table of records and what is read of each",
};

/** Files of which a function may be longer than the linter allows, each with its reason. */
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  "server/adapters/db/dunning-claims.ts": "the life of one message, told by its states in their order",
};

const paths = pathsUnder(FLOORS);
const files = paths.filter(({ path, isFolder }) => !isFolder && /[.](tsx?|m?js|css|sql|dg|html)$/.test(path));
const linesOf = (path: string): number => readFileSync(path, "utf8").split("\n").length - 1;

describe("names and sizes", () => {
  it("no file and no folder has a name that says nothing", () => {
    // A returned mail is called after whoever returned it.
    const ours = paths.map(({ path }) => path).filter((path) => !path.startsWith("tests/bounce/corpus/"));
    expect(ours.filter((path) => NAMELESS.test(basename(path)))).toEqual([]);
  });

  it("would see such a name anywhere in it", () => {
    for (const name of ["utils.ts", "date-utils.ts", "helpers", "error-handler.tsx", "user.service.ts"])
      expect(NAMELESS.test(name)).toBe(true);
    for (const name of ["commonly-late.ts", "serve.ts", "manage-limit.ts"])
      expect(NAMELESS.test(name)).toBe(false);
  });

  it("files and folders are in kebab-case", () => {
    const odd = /[A-Z_ ]/;
    const theirs = /^manifest\/functions\/|\/(?:\.|__)/;
    expect(paths.map(({ path }) => path).filter((path) => odd.test(path) && !theirs.test(path))).toEqual([]);
  });

  it(`no file is longer than ${MOST_LINES} lines without a reason`, () => {
    const long = files.filter(({ path }) => !(path in LONG) && linesOf(path) > MOST_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("no file has longer functions than the linter allows without a reason", () => {
    const { overrides } = JSON.parse(readFileSync(".oxlintrc.json", "utf8")) as {
      overrides: { files: string[]; rules: Record<string, unknown> }[];
    };
    const allowed = overrides.filter(({ rules }) => rules["max-lines-per-function"] === "off");
    expect(allowed.flatMap(({ files }) => files)).toEqual(Object.keys(LONG_FUNCTIONS));
  });

  it("every reason for a long file is still needed", () => {
    expect(Object.keys(LONG).filter((path) => linesOf(path) <= MOST_LINES)).toEqual([]);
  });
});
