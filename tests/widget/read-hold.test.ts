import { describe, expect, it } from "@jest/globals";
import { toDay } from "../../shared/kernel/day.ts";
import { ExemptRequest, VetoRequest } from "../../shared/hold/request-contract.ts";
import { type HoldText, laterMoment, readHold } from "../../widget/account/read-hold.ts";

const TODAY = toDay("2026-11-20");
const text: HoldText = {
  kind: "veto",
  hours: 24,
  invoiceId: "",
  stop: "other",
  ends: "end",
  on: "2026-11-20",
  reason: " visiting on Friday ",
};
const id = "0190a0a0-0000-7000-8000-0000000000ff";

describe("the form that holds reminders back", () => {
  it("asks for what the server takes", () => {
    const veto = readHold(text, TODAY);
    expect(veto).toEqual({
      ok: true,
      value: { path: "veto", body: { hours: 24, reason: "visiting on Friday" } },
    });
    expect(VetoRequest.safeParse({ clientId: id, ...(veto.ok ? veto.value.body : {}) }).success).toBe(true);
    for (const ends of ["end", "review"] as const) {
      const read = readHold({ ...text, kind: "exemption", ends, invoiceId: "5437000000000001" }, TODAY);
      expect(read).toMatchObject({ ok: true, value: { path: "exemptions" } });
      expect(ExemptRequest.safeParse({ clientId: id, ...(read.ok ? read.value.body : {}) }).success).toBe(
        true,
      );
    }
  });

  it.each(["other", "vulnerable", "insolvent", "legal"] as const)(
    "stops the whole customer as %s, one invoice never: a stop is about who owes",
    (stop) => {
      const kindOf = (invoiceId: string) => {
        const read = readHold({ ...text, kind: "exemption", stop, invoiceId }, TODAY);
        const parsed = ExemptRequest.safeParse({ clientId: id, ...(read.ok ? read.value.body : {}) });
        return parsed.data?.kind;
      };
      expect([kindOf(""), kindOf("5437000000000001")]).toEqual([stop, "other"]);
    },
  );

  it("wants a reason, and a day from today on for what lasts longer", () => {
    const because = (part: Partial<HoldText>) => {
      const read = readHold({ ...text, ...part }, TODAY);
      return read.ok ? null : read.because;
    };
    expect(because({ reason: "  " })).toEqual({ field: "hold-reason", flaw: "no-words" });
    expect(because({ kind: "exemption", on: "" })).toEqual({ field: "hold-on", flaw: "no-day" });
    expect(because({ kind: "exemption", on: "2026-11-19" })).toEqual({ field: "hold-on", flaw: "day-past" });
    expect(because({ kind: "exemption", on: "2026-11-20" })).toBeNull();
    expect(because({ on: "" })).toBeNull();
  });

  it("tells the moment of its end on the clock that the server writes", () => {
    expect(laterMoment("2026-11-20T09:12:00.000+08:00", 24)).toBe("2026-11-21T09:12:00.000+08:00");
    expect(laterMoment("2026-12-31T22:30:00.000-05:00", 4)).toBe("2027-01-01T02:30:00.000-05:00");
  });
});
