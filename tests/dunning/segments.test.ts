import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { covers } from "../../shared/dunning/policy/segment-cover.ts";
import type { AccountTraits, SegmentCondition, Segments } from "../../shared/dunning/policy/segment.ts";
import { choosePolicy, readSegments } from "../../shared/dunning/policy/segments.ts";

const POLICIES = new Set(["standard", "firm", "key-account"]);
const segment = (key: string, when: unknown, policyId = "firm") => ({
  key,
  name: { "zh-CN": key, en: key },
  when,
  policyId,
});
const given = (...segments: unknown[]) => ({ version: 1, segments, otherwise: "standard" });
const told = (input: unknown) => {
  const read = readSegments(input, POLICIES);
  return read.ok ? "taken" : `${read.because.field}: ${read.because.message.en}`;
};
const traits: AccountTraits = {
  accountId: "7",
  groupRootId: null,
  grade: "C",
  country: "CN",
  language: "zh-CN",
  ownerId: "u1",
  keyAccount: false,
  openMinor: { CNY: 500_000 },
};

describe("choosing a policy", () => {
  const segments: Segments = {
    version: 3,
    otherwise: "standard",
    segments: [
      segment("the group", { accountIds: ["1"] }, "key-account"),
      segment("dear", { keyAccount: true }, "key-account"),
      segment("slow and large", { grade: ["D", "E"], openAtLeast: { CNY: 100_000, EUR: 10_000 } }),
    ] as Segments["segments"],
  };

  it.each<[string, Partial<AccountTraits>, string | null]>([
    ["the account that is named", { accountId: "1" }, "the group"],
    ["a child of the group that is named", { groupRootId: "1" }, "the group"],
    ["the first that admits it, of two", { groupRootId: "1", keyAccount: true }, "the group"],
    ["every part must hold", { grade: "E", openMinor: { CNY: 99_999 } }, null],
    ["at the amount itself", { grade: "E", openMinor: { CNY: 100_000 } }, "slow and large"],
    ["one currency is enough", { grade: "D", openMinor: { CNY: 1, EUR: 10_000 } }, "slow and large"],
    ["an unknown grade is in no list", { grade: null }, null],
    ["whoever is in none", {}, null],
  ])("%s", (_, over, expected) => {
    const chosen = choosePolicy(segments, { ...traits, ...over });
    expect(chosen.segment).toBe(expected);
    if (expected === null) expect(chosen.policyId).toBe("standard");
  });
});

describe("reading segments", () => {
  it("gives back what it took", () => {
    const input = given(segment("a", { grade: ["A"] }), segment("b", { country: ["GB"], keyAccount: false }));
    expect(readSegments(JSON.parse(JSON.stringify(input)), POLICIES)).toEqual({ ok: true, value: input });
  });

  it.each<[string, unknown, string | RegExp]>([
    [
      "two segments with one condition, in whatever order",
      given(segment("a", { grade: ["D", "E"] }), segment("b", { grade: ["E", "D"] }, "standard")),
      'segments.1.when: Segments "a" and "b" have the same condition; an account has one policy, so remove one.',
    ],
    [
      "a segment behind a wider one",
      given(segment("a", { country: ["CN"] }), segment("b", { country: ["CN"], grade: ["E"] })),
      'segments.1.when: Segment "b" is never reached: "a" before it takes all of its accounts; move "b" up.',
    ],
    [
      "a larger amount behind a smaller",
      given(segment("a", { openAtLeast: { CNY: 10 } }), segment("b", { openAtLeast: { CNY: 20 } })),
      /never reached/,
    ],
    [
      "an unknown policy",
      given(segment("a", { grade: ["A"] }, "strict")),
      'segments.0.policyId: There is no policy "strict"; choose one that exists.',
    ],
    [
      "an unknown policy for the rest",
      { ...given(segment("a", { grade: ["A"] })), otherwise: "none" },
      /^otherwise: /,
    ],
    ["a segment for everybody", given(segment("a", {})), /^segments\.0\.when: .*would take everybody/],
    ["an empty list", given(segment("a", { grade: [] })), /^segments\.0\.when\.grade: /],
    ["a grade that does not exist", given(segment("a", { grade: ["F"] })), /^segments\.0\.when\.grade\.0: /],
    ["no currency", given(segment("a", { openAtLeast: {} })), /^segments\.0\.when\.openAtLeast: /],
    ["an unknown currency", given(segment("a", { openAtLeast: { RMB: 1 } })), /RMB: There is no currency/],
    [
      "a key used twice",
      given(segment("a", { grade: ["A"] }), segment("a", { grade: ["B"] })),
      /^segments\.1\.key: /,
    ],
    [
      "a name that nobody can read",
      given({ ...segment("a", { grade: ["A"] }), name: { "zh-CN": "甲", en: " \n" } }),
      /^segments\.0\.name\.en: Segment "a" needs a name/,
    ],
    ["a part that is not ours", given(segment("a", { city: ["X"] })), /^segments\.0\.when\.city: /],
    ["a prototype", given(segment("a", JSON.parse('{"__proto__": {"grade": ["A"]}}'))), /not allowed/],
    ["nothing", null, /^segments: /],
  ])("refuses %s", (_, input, sentence) => {
    if (typeof sentence === "string") expect(told(input)).toBe(sentence);
    else expect(told(input)).toMatch(sentence);
  });

  it.each<[string, unknown]>([
    ["none: everybody is under one policy", given()],
    [
      "a narrower one first",
      given(segment("a", { country: ["CN"], grade: ["E"] }), segment("b", { country: ["CN"] })),
    ],
    ["lists that overlap", given(segment("a", { grade: ["A", "B"] }), segment("b", { grade: ["B", "C"] }))],
    [
      "another currency",
      given(segment("a", { openAtLeast: { CNY: 10 } }), segment("b", { openAtLeast: { EUR: 20 } })),
    ],
  ])("takes %s", (_, input) => expect(told(input)).toBe("taken"));

  it("never calls a segment unreachable that some account would reach", () => {
    const list = (values: string[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
    const condition = fc
      .record({
        grade: list(["A", "B"]),
        country: list(["CN", "GB"]),
        keyAccount: fc.option(fc.boolean(), { nil: undefined }),
        openAtLeast: fc.option(fc.dictionary(fc.constantFrom("CNY", "EUR"), fc.nat(3), { minKeys: 1 }), {
          nil: undefined,
        }),
      })
      .map(
        (when) =>
          Object.fromEntries(
            Object.entries(when).filter(([, part]) => part !== undefined),
          ) as SegmentCondition,
      );
    const someone = fc.record({
      grade: fc.constantFrom("A", "B", null),
      country: fc.constantFrom("CN", "GB", null),
      keyAccount: fc.boolean(),
      openMinor: fc.dictionary(fc.constantFrom("CNY", "EUR"), fc.nat(4)),
    });
    fc.assert(
      fc.property(condition, condition, someone, (wide, narrow, who) => {
        if (!covers(wide, narrow)) return;
        const isIn = (when: SegmentCondition) =>
          choosePolicy(
            {
              version: 1,
              otherwise: "o",
              segments: [{ key: "s", name: { "zh-CN": "s", en: "s" }, when, policyId: "p" }],
            },
            { ...traits, ...who },
          ).segment === "s";
        if (isIn(narrow)) expect(isIn(wide)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
