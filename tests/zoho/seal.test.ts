import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSeal, newSealKey } from "../../server/adapters/seal/seal.ts";

const place = { orgId: "1", table: "zoho_connection", column: "refresh_token_sealed" };

describe("a seal", () => {
  const keys = { k1: newSealKey(), k2: newSealKey() };
  const seal = createSeal({ current: "k1", keys });

  it("opens what it sealed, and never seals the same text the same way", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const sealed = seal.seal(text, place);
        expect(seal.open(sealed, place)).toBe(text);
        expect(seal.seal(text, place)).not.toBe(sealed);
      }),
    );
  });

  it.each([
    ["another org", { ...place, orgId: "2" }],
    ["another table", { ...place, table: "org_credential" }],
    ["another column", { ...place, column: "client_secret_sealed" }],
  ])("does not open in %s", (_where, elsewhere) => {
    expect(() => seal.open(seal.seal("secret", place), elsewhere)).toThrow("does not open");
  });

  it("does not open when one character was changed, and says nothing of the secret", () => {
    const sealed = seal.seal("secret", place);
    const bent = sealed.slice(0, -2) + (sealed.at(-2) === "A" ? "B" : "A") + sealed.at(-1);
    expect(() => seal.open(bent, place)).toThrow(/^The sealed zoho_connection.refresh_token_sealed of org 1/);
    expect(() => seal.open("k1.AAAA.AAAA.AAAA", place)).toThrow("does not open");
  });

  it("still opens under the old key after the current one changed, and not without it", () => {
    const old = seal.seal("secret", place);
    const rotated = createSeal({ current: "k2", keys });
    expect(rotated.open(old, place)).toBe("secret");
    expect(rotated.seal("secret", place)).toMatch(/^k2\./);
    const { k2 } = keys;
    expect(() => createSeal({ current: "k2", keys: { k2 } }).open(old, place)).toThrow('no sealing key "k1"');
  });

  it.each(["", "short", Buffer.alloc(31).toString("base64")])("refuses the key %j", (key) => {
    expect(() => createSeal({ current: "k", keys: { k: key } })).toThrow("must be 32 bytes in base64");
  });
});
