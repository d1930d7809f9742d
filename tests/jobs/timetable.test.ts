import { describe, expect, it } from "@jest/globals";
import { toDay } from "../../shared/kernel/day.ts";
import { whatIsDue } from "../../server/jobs/timetable.ts";
import type { OrgEntry } from "../../server/org/index.ts";

const org = (more: Partial<OrgEntry> = {}): OrgEntry => ({
  orgId: "1",
  zgid: "9",
  name: "Org",
  mode: "live",
  timeZone: "Asia/Shanghai",
  ...more,
});
const due = (entry: OrgEntry, at: string, latest: string | null = null) =>
  whatIsDue([entry], new Map([[entry.orgId, latest === null ? null : toDay(latest)]]), new Date(at))[0]
    ?.roundOf;

describe("the timetable", () => {
  it("calls the round at six in the org's morning, not a minute before", () => {
    expect(due(org(), "2026-11-20T05:59:59+08:00")).toBeNull();
    expect(due(org(), "2026-11-20T06:00:00+08:00")).toBe(toDay("2026-11-20"));
  });

  it("takes the day where the org is, not where the server is", () => {
    const at = "2026-11-20T23:30:00Z";
    expect(due(org(), at)).toBe(toDay("2026-11-21"));
    expect(due(org({ timeZone: "America/New_York" }), at)).toBe(toDay("2026-11-20"));
  });

  it("does not call a round that ran, and calls only today's after days without one", () => {
    expect(due(org(), "2026-11-20T12:00:00+08:00", "2026-11-20")).toBeNull();
    expect(due(org(), "2026-11-20T12:00:00+08:00", "2026-11-11")).toBe(toDay("2026-11-20"));
  });

  it("gives a stopped org its day as well: only its mail is stopped", () => {
    expect(due(org({ mode: "stopped" }), "2026-11-20T12:00:00+08:00")).toBe(toDay("2026-11-20"));
  });
});
