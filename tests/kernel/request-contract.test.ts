import { describe, expect, it } from "@jest/globals";
import { Words } from "../../shared/kernel/request-contract.ts";

const taken = (text: string, least: number): string | false => {
  const read = Words(least, 5).safeParse(text);
  return read.success ? read.data : false;
};

describe("what somebody typed", () => {
  it.each(["", " ", "\u3000", "\n\t", "\0", "\u200b"])(
    "%j says nothing where something must be said",
    (text) => {
      expect(taken(text, 1)).toBe(false);
      expect(taken(text, 0)).not.toBe(false);
    },
  );

  it("is taken as it is, but for what no store can keep", () => {
    expect([taken(" 停 ", 1), taken("a\0b", 1), taken("a\ud800", 1), taken("🙂", 1)]).toEqual([
      " 停 ",
      "a b",
      "a\ufffd",
      "🙂",
    ]);
    expect([taken("12345", 1), taken("123456", 1)]).toEqual(["12345", false]);
  });
});
