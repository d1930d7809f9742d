import { describe, expect, it } from "@jest/globals";
import * as z from "zod/mini";
import { ReplayRequest } from "../../shared/settings/request-contract.ts";

const isRead = (id: string, version: number): boolean =>
  z.safeParse(ReplayRequest, {
    from: "2026-03-01",
    to: "2026-03-31",
    policy: { kind: "version", id, version },
  }).success;

describe("a replay of one version of a policy", () => {
  it("asks the store for nothing that no policy can be called", () => {
    expect(isRead("standard", 3)).toBe(true);
    expect(isRead("standard\u0000", 3)).toBe(false);
    expect(isRead("", 3)).toBe(false);
  });

  it("asks for no version beyond what the store counts to", () => {
    expect(isRead("standard", 999_999_999)).toBe(true);
    expect(isRead("standard", 2 ** 31)).toBe(false);
  });
});
