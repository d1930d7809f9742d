import { describe, expect, it } from "@jest/globals";
import type { SegmentsAnswer } from "../../shared/settings/contract.ts";
import {
  anybody,
  bodyOf,
  draftOf,
  flawOf,
  moved,
  newSegment,
  type SegmentsDraft,
} from "../../widget/settings/segments/draft.ts";
import { segmentsShelf } from "../../widget/settings/segments/use-segments-draft.ts";
import { countryCode, countryName } from "../../widget/ui/country-text.ts";
import { namerFor, sayWhen } from "../../widget/settings/segments/say-segment.ts";

const owners = [{ id: "77", name: "李倩" }];
const named = namerFor(owners);
const policies = new Set(["standard", "firm"]);
const blank: SegmentsDraft = { version: 3, segments: [], otherwise: "standard" };
const risky = { ...newSegment(blank, "firm"), when: { ...anybody, grade: ["C", "D"], country: ["CN"] } };
const big = {
  ...newSegment({ ...blank, segments: [risky] }, "firm"),
  when: { ...anybody, openAtLeast: [{ currency: "cny", amount: "100,000" }], keyAccount: true },
};

describe("a draft of the segments", () => {
  it("says whom each takes, in both languages", () => {
    expect(sayWhen(risky.when, owners, "en")).toBe("Grade C or D and country China");
    expect(sayWhen(risky.when, owners, "zh-CN")).toBe("等级 C或 D，并且国家 中国");
    expect(sayWhen(big.when, owners, "en")).toBe("Key account and open at least CN¥100,000");
    expect(sayWhen({ ...anybody, ownerId: ["77", "9"] }, owners, "en")).toBe("Owner 李倩 or 9");
    expect(sayWhen(anybody, owners, "en")).toBe("");
  });

  it("is stored as the server takes it, under its condition's name where it has none, and read back the same", () => {
    const draft = { ...blank, segments: [risky, big] };
    const body = bodyOf(draft, named) as SegmentsAnswer["current"];
    expect(body.segments.map(({ key, name, when }) => [key, name.en, when])).toEqual([
      ["segment-1", "Grade C or D and country China", { grade: ["C", "D"], country: ["CN"] }],
      [
        "segment-2",
        "Key account and open at least CN¥100,000",
        { keyAccount: true, openAtLeast: { CNY: 10_000_000 } },
      ],
    ]);
    expect(bodyOf(draftOf(body, named), named)).toEqual(body);
    expect(draftOf(body, named).segments[0]?.name.en).toBe("");
  });

  it("names what is wrong at its line, by the names that people see", () => {
    expect(flawOf({ ...blank, segments: [risky, big] }, named, policies)).toBeNull();
    const narrower = { ...risky, key: "late", when: { ...risky.when, language: ["en"] } };
    const flaw = flawOf({ ...blank, segments: [risky, narrower] }, named, policies);
    expect(flaw?.field).toBe("segments.late.when");
    expect(flaw?.message.en).toContain(
      '"Grade C or D and country China" before it takes all of its accounts',
    );
    expect(flawOf({ ...blank, segments: [newSegment(blank, "firm")] }, named, policies)?.field).toBe(
      "segments.segment-1.when",
    );
    expect(flawOf({ ...blank, otherwise: "gone" }, named, policies)?.field).toBe("otherwise");
  });

  it("says of an amount what is wrong with it, at its line", () => {
    const owing = (currency: string, amount: string) => {
      const when = { ...anybody, openAtLeast: [{ currency, amount }] };
      return flawOf({ ...blank, segments: [{ ...risky, key: "owing", when }] }, named, policies);
    };
    expect(owing("CNY", "lots")).toMatchObject({
      field: "segments.owing.when.openAtLeast.CNY",
      message: { en: "A number belongs here: write digits only." },
    });
    expect(owing("", "100")).toMatchObject({
      field: "segments.owing.when.openAtLeast.",
      message: { en: "The amount of the open balance of segment 1 has no currency; write it by currency." },
    });
    expect(owing("CNY", "-1")?.message.en).toMatch(/^The open balance of segment 1 is missing or not/);
  });

  it("moves a line up and down, and not out of the list", () => {
    const keys = (segments: readonly { readonly key: string }[]): string =>
      segments.map(({ key }) => key.slice(-1)).join("");
    expect(keys(moved([risky, big], "segment-2", -1))).toBe("21");
    expect(keys(moved([risky, big], "segment-1", 1))).toBe("21");
    expect(keys(moved([risky, big], "segment-1", -1))).toBe("12");
    expect(keys(moved([risky, big], "segment-2", 1))).toBe("12");
  });
});

describe("a draft that was left", () => {
  const shelfOf = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    };
  };

  it("is there again for the same person in the same org, until it is dropped", () => {
    const storage = shelfOf();
    const draft = { ...blank, segments: [risky] };
    segmentsShelf("1", "7", storage).keep(draft);
    expect(segmentsShelf("1", "7", storage).load()).toEqual(draft);
    expect(segmentsShelf("1", "8", storage).load()).toBeUndefined();
    expect(segmentsShelf("2", "7", storage).load()).toBeUndefined();
    segmentsShelf("1", "7", storage).drop();
    expect(segmentsShelf("1", "7", storage).load()).toBeUndefined();
  });

  it("is not guessed at when it is of another shape", () => {
    const storage = shelfOf();
    for (const kept of [
      '{"shape":0,"draft":{"segments":[],"version":1}}',
      '{"shape":1,"draft":{}}',
      "{",
      "null",
    ]) {
      storage.setItem("huikuan.segments.1.7", kept);
      expect(segmentsShelf("1", "7", storage).load()).toBeUndefined();
    }
  });
});

describe("a country", () => {
  it("is read by its code or its name in either language, and by no other word", () => {
    for (const text of ["DE", "de", " Germany ", "德国", "ＤＥ"]) expect(countryCode(text)).toBe("DE");
    for (const text of ["", "EU", "ZZ", "Atlantis", "D", "DEU"]) expect(countryCode(text)).toBeNull();
  });

  it("is said by its name in the reader's language, and by its code where nobody knows it", () => {
    expect([countryName("DE", "zh-CN"), countryName("DE", "en")]).toEqual(["德国", "Germany"]);
    expect([countryName("QQ", "en"), countryName("not a code", "en")]).toEqual(["QQ", "not a code"]);
  });
});
