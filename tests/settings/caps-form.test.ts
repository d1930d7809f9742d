import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { STANDARD_CAPS } from "../../shared/activation/caps.ts";
import { CapsRequest } from "../../shared/activation/request-contract.ts";
import { CAP_FIELDS, capsText, firstDays, readCaps } from "../../widget/settings/sending/read-caps.ts";

const written = capsText(STANDARD_CAPS);

describe("the form of the limits", () => {
  it("reads what it has written", () => {
    expect(written.fuseShare).toBe("20");
    expect(readCaps(written)).toEqual({ ok: true, value: STANDARD_CAPS });
  });

  it("takes digits as they are typed in either language, and names the field that has none", () => {
    expect(readCaps({ ...written, firstDay: "１,２００" })).toMatchObject({ value: { firstDay: 1200 } });
    expect(readCaps({ ...written, growth: "1.5" })).toMatchObject({ value: { growth: 1.5 } });
    for (const wrong of ["", "0", "2.5", "-3", "100001", "many"])
      expect(readCaps({ ...written, firstDay: wrong })).toEqual({
        ok: false,
        because: { field: "firstDay", from: 1, to: 100_000, whole: true },
      });
  });

  it("lets pass only what the server takes", () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 1_000_002 }),
      fc.double({ min: 0, max: 101, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...CAP_FIELDS), number, (field, value) => {
        const read = readCaps({ ...written, [field]: String(value) });
        if (!read.ok) return;
        const body = { caps: read.value, seen: STANDARD_CAPS, reason: "a test" };
        expect(CapsRequest.safeParse(body).success).toBe(true);
      }),
    );
  });

  it("shows the first days as the server will cap them", () => {
    expect(firstDays(STANDARD_CAPS)).toEqual([50, 100, 200, 400, 800]);
    expect(firstDays({ ...STANDARD_CAPS, days: 2, growth: 1.5 })).toEqual([50, 75]);
    expect(firstDays({ ...STANDARD_CAPS, days: 0 })).toEqual([]);
  });
});
