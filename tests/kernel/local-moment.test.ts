import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { wallClock } from "../../shared/dunning/wall-clock.ts";
import { Moment } from "../../shared/kernel/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";

const written = (at: string, timeZone: string): string => localMoment(new Date(at), timeZone);

describe("a moment on the clock of a zone", () => {
  it("is another day where the clock is past midnight", () => {
    expect(written("2026-08-18T01:12:00Z", "Asia/Shanghai")).toBe("2026-08-18T09:12:00.000+08:00");
    expect(written("2026-12-30T15:59:59.999Z", "Asia/Shanghai")).toBe("2026-12-30T23:59:59.999+08:00");
    expect(written("2026-12-30T16:00:00Z", "Asia/Shanghai")).toBe("2026-12-31T00:00:00.000+08:00");
    expect(written("2026-12-30T16:00:00Z", "UTC")).toBe("2026-12-30T16:00:00.000+00:00");
  });

  it("says which of the two, when an hour comes twice, and skips the hour that does not come", () => {
    const zone = "America/New_York";
    expect(written("2026-11-01T05:59:00Z", zone)).toBe("2026-11-01T01:59:00.000-04:00");
    expect(written("2026-11-01T06:00:00Z", zone)).toBe("2026-11-01T01:00:00.000-05:00");
    expect(written("2026-03-08T06:59:00Z", zone)).toBe("2026-03-08T01:59:00.000-05:00");
    expect(written("2026-03-08T07:00:00Z", zone)).toBe("2026-03-08T03:00:00.000-04:00");
  });

  it("knows zones of half hours and of quarters, on both sides of Greenwich", () => {
    expect(written("2026-08-18T18:30:00Z", "Asia/Kolkata")).toBe("2026-08-19T00:00:00.000+05:30");
    expect(written("2026-08-18T18:15:00Z", "Asia/Kathmandu")).toBe("2026-08-19T00:00:00.000+05:45");
    expect(written("2026-01-18T03:30:00Z", "America/St_Johns")).toBe("2026-01-18T00:00:00.000-03:30");
  });

  it("keeps old years, and clocks that differed by seconds, the same instant", () => {
    expect(written("1986-07-01T00:00:00Z", "Asia/Shanghai")).toBe("1986-07-01T09:00:00.000+09:00");
    expect(written("1999-12-31T16:00:00Z", "Asia/Shanghai")).toBe("2000-01-01T00:00:00.000+08:00");
    expect(written("1900-01-01T00:00:00Z", "Asia/Shanghai")).toBe("1900-01-01T08:05:00.000+08:05");
  });

  it("stays in UTC where four digits cannot hold the year", () => {
    expect(written("0000-01-01T00:00:00Z", "America/New_York")).toBe("0000-01-01T00:00:00.000Z");
    expect(written("0000-01-02T00:00:00Z", "America/New_York")).toBe("0000-01-01T19:04:00.000-04:56");
    expect(written("9999-12-31T16:00:00Z", "Asia/Shanghai")).toBe("9999-12-31T16:00:00.000Z");
    expect(written("9999-12-31T15:59:00Z", "Asia/Shanghai")).toBe("9999-12-31T23:59:00.000+08:00");
  });

  it("is the same instant, in the agreed shape, with the day and the time of that wall", () => {
    const zone = fc.constantFrom(
      "Asia/Shanghai",
      "America/New_York",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
      "UTC",
    );
    const anyMoment = fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("2100-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    // Minutes before and after clocks change, among them one that changes by half an hour.
    const changes = [
      "2026-03-08T07:00:00Z",
      "2026-11-01T06:00:00Z",
      "2026-10-03T15:30:00Z",
      "2026-04-04T15:00:00Z",
    ];
    const nearChange = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -40, max: 40 }))
      .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000));
    const moment = fc.oneof(anyMoment, nearChange);
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const text = localMoment(at, timeZone);
        expect(Moment.safeParse(text).success).toBe(true);
        expect(Date.parse(text)).toBe(at.getTime());
        const wall = wallClock(at, timeZone);
        expect(text.slice(0, 10)).toBe(formatDay(wall.on));
        expect(Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))).toBe(wall.minute);
      }),
    );
  });

  it("refuses a zone that clocks do not know", () => {
    expect(() => written("2026-08-18T01:12:00Z", "Mars/Olympus")).toThrow(RangeError);
  });
});
