import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { brokenLinkSentence, familiesOf, MAX_LEVELS, type ParentLink } from "../../shared/group/families.ts";

const link = (accountId: string, parentId: string, held = true): ParentLink => ({
  accountId,
  parentId,
  held,
});
const chain = (length: number): ParentLink[] =>
  Array.from({ length: length - 1 }, (_, at) => link(String(at + 2), String(at + 1)));

const someLinks = fc.uniqueArray(
  fc.record({
    accountId: fc.integer({ min: 1, max: 24 }).map(String),
    parentId: fc.integer({ min: 1, max: 24 }).map(String),
    held: fc.constantFrom(true, true, true, true, false),
  }),
  { selector: ({ accountId }) => accountId, maxLength: 24 },
);

describe("families by the CRM's parents", () => {
  it("have the topmost parent as their head, whatever stands between", () => {
    const families = familiesOf([link("3", "2"), link("2", "1"), link("4", "1"), link("9", "8")]);
    expect(["1", "2", "3", "4", "9", "7"].map(families.rootOf)).toEqual(["1", "1", "1", "1", "8", null]);
    expect(families.membersOf("1")).toEqual(["1", "2", "3", "4"]);
    expect([families.membersOf("2"), families.broken]).toEqual([[], []]);
  });

  it("leave an account by itself that is its own parent, or whose parent is not held here", () => {
    const families = familiesOf([link("1", "1"), link("2", "77", false)]);
    expect([families.rootOf("1"), families.rootOf("2")]).toEqual([null, null]);
    expect(families.broken.map(({ because }) => because)).toEqual(["itself", "unknown"]);
  });

  it("break a circle at its smallest id, which is a number and no text", () => {
    const families = familiesOf([link("10", "9"), link("9", "200"), link("200", "10"), link("5", "200")]);
    expect(families.membersOf("9")).toEqual(["5", "9", "10", "200"]);
    expect(families.broken).toEqual([{ accountId: "9", parentId: "200", because: "circle" }]);
  });

  it("follow ten levels and not an eleventh", () => {
    expect(familiesOf(chain(MAX_LEVELS)).broken).toEqual([]);
    const deeper = familiesOf(chain(MAX_LEVELS + 1));
    expect(deeper.broken.map(({ accountId, because }) => [accountId, because])).toEqual([["11", "too-deep"]]);
    expect([deeper.rootOf("10"), deeper.rootOf("11")]).toEqual(["1", null]);
    expect(familiesOf(chain(MAX_LEVELS + 2)).rootOf("12")).toBe("11");
  });

  it("say in one sentence of each language what is wrong with a parent", () => {
    for (const because of ["itself", "unknown", "circle", "too-deep"] as const) {
      const said = brokenLinkSentence({ accountId: "2", parentId: "1", because }, "Hengxin");
      for (const words of [said["zh-CN"], said.en]) expect(words).toMatch(/Hengxin.*2.*[。.]$/s);
    }
  });

  it("are the same in whatever order the links come, and everybody in one has one head that is in it", () => {
    fc.assert(
      fc.property(someLinks, fc.integer(), (links, seed) => {
        const families = familiesOf(links);
        const mixed = [...links].sort((a, b) => hash(a.accountId, seed) - hash(b.accountId, seed));
        const again = familiesOf(mixed);
        expect(again.broken).toEqual(families.broken);
        for (let id = 1; id <= 24; id += 1) {
          const root = families.rootOf(String(id));
          expect(again.rootOf(String(id))).toBe(root);
          if (root === null) continue;
          expect(families.rootOf(root)).toBe(root);
          expect(families.membersOf(root)).toContain(String(id));
          expect(again.membersOf(root)).toEqual(families.membersOf(root));
        }
      }),
      { numRuns: 200 },
    );
  });
});

const hash = (id: string, seed: number): number => (Number(id) * 7919 + seed * 31) % 997;
