import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { ROLES } from "../../shared/account/contract.ts";
import { GRADES } from "../../shared/credit/contract.ts";
import { CHANNELS, HOLD_REASONS, SEND_SILENCES, WireDispatch } from "../../shared/dunning/contract.ts";
import { DISPUTE_OUTCOMES, DISPUTE_REASONS } from "../../shared/dispute/kinds.ts";
import { INBOX_KINDS } from "../../shared/inbox/kinds.ts";
import { PLAN_STATES } from "../../shared/plan/kinds.ts";
import { formalLetters } from "../../shared/dunning/templates/formal-letters.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { MERGE_FIELDS } from "../../shared/dunning/templates/letter-text.ts";
import { FOLLOWUP_KINDS, OUTCOMES } from "../../shared/followup/kinds.ts";
import { PROMISE_STATES } from "../../shared/promise/contract.ts";
import { codeIn, pathsUnder, sourceFiles, tableRows } from "./source-files.ts";

/** Heading of a part of docs/words.md → the closed list that it must explain, no more and no less. */
const lists: Readonly<Record<string, readonly string[]>> = {
  "Hold reasons": HOLD_REASONS,
  "Why nothing leaves now": SEND_SILENCES.filter((each) => !HOLD_REASONS.some((hold) => hold === each)),
  "Dispatch states": WireDispatch.shape.state.options,
  Channels: CHANNELS,
  "Steps of the standard policy": standardPolicy.steps.map(({ key }) => key),
  Outcomes: OUTCOMES,
  "Kinds of follow-up": FOLLOWUP_KINDS,
  "Promise states": PROMISE_STATES,
  "Plan states": PLAN_STATES,
  "Dispute reasons": DISPUTE_REASONS,
  "Dispute outcomes": DISPUTE_OUTCOMES,
  Grades: GRADES,
  Roles: ROLES,
  "The inbox": INBOX_KINDS,
  "Formal letters": Object.keys(formalLetters),
  "Merge fields": MERGE_FIELDS,
};

const parts = new Map(
  readFileSync("docs/words.md", "utf8")
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf("\n")).trim(), tableRows(part)] as const),
);
const wordsOf = (heading: string): readonly string[] =>
  (parts.get(heading) ?? []).flatMap(([code = ""]) => codeIn(code));

const FLOORS = ["shared", "server", "manifest"];
const files = sourceFiles(FLOORS);
const isDeclared = (word: string): boolean => {
  const exported = new RegExp(`export (declare )?(async )?(const|function|interface|type|class) ${word}\\b`);
  const field = new RegExp(`^\\s+(readonly )?${word}[?]?:`, "m");
  return files.some(({ text }) => exported.test(text) || field.test(text));
};
const names = new Set(
  pathsUnder(FLOORS).map(({ path }) => (path.split("/").at(-1) ?? "").replace(/[.][a-z]+$/, "")),
);

describe("docs/words.md", () => {
  it.each(Object.entries(lists))("explains each of the %s, and nothing else there", (heading, list) => {
    expect([...wordsOf(heading)].sort()).toEqual([...list].sort());
  });

  const others = [...parts.keys()].filter((heading) => !(heading in lists));
  it.each(others.flatMap((heading) => wordsOf(heading)))("%s is a name in the code", (word) => {
    expect(names.has(word) || isDeclared(word)).toBe(true);
  });

  it("gives every word its Chinese and its meaning", () => {
    const rows = [...parts.values()].flat();
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter(([, zh = "", meaning = ""]) => !/\p{Script=Han}/u.test(zh) || meaning === "")).toEqual(
      [],
    );
  });
});
