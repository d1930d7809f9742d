import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { WidgetSession } from "../../shared/account/contract.ts";
import {
  readColourMode,
  readEntityId,
  readFunctionOutput,
  readSessionClaim,
  readUser,
} from "../../widget/crm/read-claims.ts";
import { readSession } from "../../widget/crm/sdk-calls.ts";
import { TooLate, within } from "../../widget/crm/within.ts";

describe("what the CRM page claims", () => {
  it("names the account as text or in an array, and nothing else", () => {
    expect(readEntityId({ Entity: "Accounts", EntityId: "5437000000100001" })).toBe("5437000000100001");
    expect(readEntityId({ EntityId: ["5437000000100001", "5437000000100002"] })).toBe("5437000000100001");
    for (const odd of [undefined, null, {}, { EntityId: 5 }, { EntityId: "../admin" }, { EntityId: [] }])
      expect(readEntityId(odd)).toBeUndefined();
  });

  it("gives the user flat or in users", () => {
    const user = { id: "12", locale: "zh_CN", mode: "night" };
    expect(readUser({ users: [user] })).toEqual({ locale: "zh_CN", mode: "dark" });
    expect(readUser(user)).toEqual({ locale: "zh_CN", mode: "dark" });
    expect(readUser(undefined)).toEqual({ locale: undefined, mode: undefined });
  });

  it("says day and night, or leaves it to the browser", () => {
    expect([{ mode: "day" }, { theme: "dark" }, { mode: "auto" }, null].map(readColourMode)).toEqual([
      "light",
      "dark",
      undefined,
      undefined,
    ]);
  });
});

describe("the token from the server function", () => {
  const good = {
    ok: true,
    token: "t",
    expiresAt: "2026-11-21T10:00:00Z",
    apiUrl: "https://api.example.com/",
  };
  const read = (told: unknown, loopback = false) => readSession(JSON.stringify(told), loopback);

  it("is taken when whole, its address without the last slash", () => {
    expect(read(good)).toEqual({ ok: true, value: { ...good, apiUrl: "https://api.example.com" } });
    expect(readFunctionOutput({ details: { output: "x" } })).toBe("x");
  });

  it("is whole by the contract's own measure, whatever its moment and its fields look like", () => {
    const odd = fc.constantFrom<unknown>(undefined, null, 5, {}, ["t"]);
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, "0"));
    const moment = fc
      .tuple(two(13), two(32), fc.constantFrom("T", " ", "t", ""), two(25), two(61), two(61))
      .chain(([month, dom, t, hour, minute, second]) =>
        fc
          .tuple(
            fc.constantFrom("2024", "2026", "26"),
            fc.constantFrom("", ".5", "."),
            fc.constantFrom("Z", "z", "", "+08:00", "-0800", "+24:00", "Z\n"),
          )
          .map(
            ([year, part, zone]) => `${year}-${month}-${dom}${t}${hour}:${minute}:${second}${part}${zone}`,
          ),
      );
    const told = fc.record({
      ok: fc.oneof({ arbitrary: fc.constant<unknown>(true), weight: 4 }, odd),
      token: fc.oneof({ arbitrary: fc.constant<unknown>("t"), weight: 4 }, odd),
      expiresAt: fc.oneof({ arbitrary: moment as fc.Arbitrary<unknown>, weight: 4 }, odd),
      apiUrl: fc.oneof({ arbitrary: fc.constant<unknown>("https://a.b"), weight: 4 }, odd),
    });
    fc.assert(
      fc.property(told, (session) => {
        const agreed = WidgetSession.safeParse(session);
        expect(readSessionClaim(session)).toEqual(agreed.success ? agreed.data : undefined);
      }),
      { numRuns: 2_000 },
    );
    expect(readSessionClaim({ ...good, expiresAt: "2024-02-29T00:00:00Z", more: 1 })?.token).toBe("t");
    expect(readSessionClaim({ ...good, expiresAt: "2026-02-29T00:00:00Z" })).toBeUndefined();
    expect(readSessionClaim({ ...good, expiresAt: "2026-02-28T00:00Z" })).toBeUndefined();
  });

  it("never goes to an address that is not encrypted, but for this machine's in the sandbox's build", () => {
    expect(read({ ...good, apiUrl: "http://api.example.com" }, true).ok).toBe(false);
    expect(read({ ...good, apiUrl: "http://127.0.0.1:8080" }, true).ok).toBe(true);
    expect(read({ ...good, apiUrl: "http://127.0.0.1:8080" }).ok).toBe(false);
    expect(read({ ...good, apiUrl: "http://127.0.0.1@evil.example/" }, true).ok).toBe(false);
  });

  it("says why there is none", () => {
    const because = (output: string | undefined) => {
      const session = readSession(output, false);
      return session.ok ? "ok" : session.because;
    };
    expect(because('{"ok":false,"code":"NO_ACCESS"}')).toBe("no-access");
    expect(because('{"ok":false,"code":"NO_CONNECTION"}')).toBe("not-connected");
    expect(because('{"error":{"code":"not-connected"}}')).toBe("not-connected");
    expect(because("<html>")).toBe("fault");
    expect(because(undefined)).toBe("fault");
    expect(because('{"ok":true,"token":"t"}')).toBe("fault");
  });
});

describe("a wait on the SDK", () => {
  it("ends by itself", async () => {
    await expect(within(20, new Promise(() => undefined))).rejects.toBeInstanceOf(TooLate);
    await expect(within(1_000, Promise.resolve(7))).resolves.toBe(7);
    await expect(within(1_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});
