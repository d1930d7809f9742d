import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { grouped } from "../../shared/kernel/grouped.ts";

const rows = fc.array(fc.record({ key: fc.integer({ min: 0, max: 4 }), value: fc.integer() }));

describe("rows in groups", () => {
  it("stand under their keys in the order in which they came", () => {
    const found = grouped(["pear", "fig", "plum", "date"], (word) => word.length);
    expect([...found]).toEqual([
      [4, ["pear", "plum", "date"]],
      [3, ["fig"]],
    ]);
  });

  it("keep of each row what is asked for", () => {
    const found = grouped(
      ["pear", "fig", "plum"],
      (word) => word[0],
      (word) => word.length,
    );
    expect(found.get("p")).toEqual([4, 4]);
  });

  it("are all there, once, and no group is empty", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = grouped(all, ({ key }) => key);
        expect([...found.values()].every((group) => group.length > 0)).toBe(true);
        for (const [key, group] of found) expect(group).toEqual(all.filter((row) => row.key === key));
        expect([...found.values()].flat()).toHaveLength(all.length);
      }),
    );
  });
});
