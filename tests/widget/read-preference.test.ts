import { describe, expect, it } from "@jest/globals";
import { OptOutRequest, PreferenceRequest } from "../../shared/contact/request-contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { emptyOptOut, type OptOutText, readOptOut } from "../../widget/contact/read-opt-out.ts";
import { type PreferenceText, preferenceText, readPreference } from "../../widget/contact/read-preference.ts";

const TODAY = toDay("2026-11-20");
const usual = preferenceText(null);
const because = (part: Partial<PreferenceText>) => {
  const read = readPreference({ ...usual, ...part }, TODAY);
  return read.ok ? null : read.because;
};

describe("the form of a contact's wishes", () => {
  it("asks for what the server takes", () => {
    const read = readPreference({ ...usual, until: "2026-11-20", to: "24:00", note: " on site " }, TODAY);
    expect(read).toMatchObject({ ok: true, value: { fromMinute: 540, toMinute: 1440, note: "on site" } });
    const preference = read.ok ? read.value : undefined;
    expect(PreferenceRequest.safeParse({ contactId: "5437000000000001", preference }).success).toBe(true);
  });

  it("may leave no way at all, as the server takes it", () => {
    const read = readPreference({ ...usual, ways: [] }, TODAY);
    const preference = read.ok ? read.value : undefined;
    expect(preference).toMatchObject({ ways: [] });
    expect(PreferenceRequest.safeParse({ contactId: "5437000000000001", preference }).success).toBe(true);
  });

  it("names the first field that is wrong, at its edge", () => {
    expect(because({ weekdays: [] })).toEqual({ field: "wish-weekdays", flaw: "no-weekday" });
    expect(because({ from: "ten" })).toEqual({ field: "wish-from", flaw: "no-time" });
    expect(because({ from: "09:60" })).toEqual({ field: "wish-from", flaw: "no-time" });
    expect(because({ to: "24:01" })).toEqual({ field: "wish-to", flaw: "no-time" });
    expect(because({ from: "10:00", to: "10:00" })).toEqual({ field: "wish-to", flaw: "ends-first" });
    expect(because({ from: "10:00", to: "10:01" })).toBeNull();
    expect(because({ until: "2026-11-19" })).toEqual({ field: "wish-until", flaw: "day-past" });
    expect(because({ until: "2026-11-20" })).toBeNull();
  });
});

describe("the form of a contact's opt-outs", () => {
  it("asks for what the server takes, and names the first field that is wrong", () => {
    const read = readOptOut({ ...emptyOptOut, ways: ["email"], note: " no more " });
    const request = read.ok ? read.value.request : {};
    const whole = { ...request, contactId: "5437000000000001", clientId: crypto.randomUUID() };
    expect(OptOutRequest.parse(whole)).toMatchObject({
      purposes: ["early-notice", "reminder"],
      note: "no more",
    });
    const flawOf = (part: Partial<OptOutText>) => {
      const wrong = readOptOut({ ...emptyOptOut, ...part });
      return wrong.ok ? null : wrong.because.field;
    };
    expect(flawOf({})).toBe("out-ways");
    expect(flawOf({ ways: ["sms"], purposes: [] })).toBe("out-purposes");
    expect(flawOf({ mode: "in" })).toBe("out-ids");
    expect(flawOf({ mode: "in", ids: ["1"], note: " " })).toBe("out-note");
  });
});
