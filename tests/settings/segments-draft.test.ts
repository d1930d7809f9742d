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
    expect(sayWhen(risky.when, owners, "en")).toBe("Grade C or D and country CN");
    expect(sayWhen(risky.when, owners, "zh-CN")).toBe("等级 C或 D，并且国家 CN");
    expect(sayWhen(big.when, owners, "en")).toBe("Key account and open at least CN¥100,000");
    expect(sayWhen({ ...anybody, ownerId: ["77", "9"] }, owners, "en")).toBe("Owner 李倩 or 9");
    expect(sayWhen(anybody, owners, "en")).toBe("");
  });

  it("is stored as the server takes it, under its condition's name where it has none, and read back the same", () => {
    const draft = { ...blank, segments: [risky, big] };
    const body = bodyOf(draft, named) as SegmentsAnswer["current"];
    expect(body.segments.map(({ key, name, when }) => [key, name.en, when])).toEqual([
      ["segment-1", "Grade C or D and country CN", { grade: ["C", "D"], country: ["CN"] }],
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
    expect(flaw?.message.en).toContain('"Grade C or D and country CN" before it takes all of its accounts');
    expect(flawOf({ ...blank, segments: [newSegment(blank, "firm")] }, named, policies)?.field).toBe(
      "segments.segment-1.when",
    );
    expect(flawOf({ ...blank, otherwise: "gone" }, named, policies)?.field).toBe("otherwise");
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
