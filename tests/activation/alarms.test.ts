import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { keepAlarms, readHealth, readRuns } from "../../server/activation/index.ts";
import type { Desks } from "../../server/compose.ts";
import { alarmsOf, type HealthFacts } from "../../shared/activation/alarms.ts";
import { capOn, fuseOn, STANDARD_CAPS } from "../../shared/activation/caps.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const well: HealthFacts = {
  mode: "live",
  installationStopped: false,
  sinceRunMinutes: 0,
  lastOutcome: "ok",
  plannedToday: 3,
  sentToday: 3,
  underWay: 1,
  waitingMinutes: null,
  inDoubt: 0,
  dataAgeMinutes: 10,
  connectionRefused: false,
  domainFailed: false,
  heldByFuse: 0,
  reviewsOver: 0,
};
const kinds = (more: Partial<HealthFacts>) => alarmsOf({ ...well, ...more }).map(({ kind }) => kind);

describe("an alarm", () => {
  it.each<[string, Partial<HealthFacts>, Partial<HealthFacts>]>([
    ["no-run", { sinceRunMinutes: 1561 }, { sinceRunMinutes: 1560 }],
    ["run-failed", { lastOutcome: "failed" }, { lastOutcome: "warning" }],
    ["in-doubt", { inDoubt: 1 }, { inDoubt: 0 }],
    ["nothing-sent", { sentToday: 0, waitingMinutes: 61 }, { sentToday: 0, waitingMinutes: 60 }],
    ["nothing-sent", { sentToday: 0, underWay: 0 }, { sentToday: 0, underWay: 1 }],
    ["stuck", { waitingMinutes: 121 }, { waitingMinutes: 120 }],
    ["data-too-old", { dataAgeMinutes: 61 }, { dataAgeMinutes: 60 }],
    ["data-too-old", { dataAgeMinutes: null }, { dataAgeMinutes: 0 }],
    ["connection-refused", { connectionRefused: true }, {}],
    ["domain-failed", { domainFailed: true }, {}],
    ["fuse", { heldByFuse: 1 }, {}],
    ["review-due", { reviewsOver: 1 }, {}],
  ])("C18: rings for %s at %p and not at %p", (kind, rings, quiet) => {
    expect(kinds(rings)).toEqual([kind]);
    expect(kinds(quiet)).toEqual([]);
  });

  it("does not miss mail in an org that is stopped or rehearses", () => {
    const silent = { sentToday: 0, waitingMinutes: 500 };
    expect(kinds({ ...silent, mode: "stopped" })).toEqual([]);
    expect(kinds({ ...silent, mode: "rehearsal" })).toEqual([]);
    expect(kinds({ ...silent, installationStopped: true })).toEqual([]);
  });
});

describe("the cap", () => {
  it("doubles from fifty and ends with the seventh day", () => {
    const liveOn = toDay("2026-03-05");
    const caps = [0, 1, 2, 6, 7].map((day) => capOn(STANDARD_CAPS, liveOn, addDays(liveOn, day)));
    expect(caps).toEqual([50, 100, 200, 3200, null]);
    expect(capOn(STANDARD_CAPS, null, liveOn)).toBeNull();
    // The fastest growth that may be set stays a number that can be counted to.
    const fastest = { ...STANDARD_CAPS, firstDay: 100_000, growth: 100, days: 90 };
    expect(Number.isSafeInteger(capOn(fastest, liveOn, addDays(liveOn, 89)))).toBe(true);
  });

  it("is followed by a fuse at the smaller of a fifth of the accounts and a hundred above the usual, never below twenty", () => {
    expect(fuseOn(STANDARD_CAPS, 10_000, null)).toBe(2000);
    expect(fuseOn(STANDARD_CAPS, 10_000, 300)).toBe(400);
    expect(fuseOn(STANDARD_CAPS, 500, 300)).toBe(100);
    expect(fuseOn(STANDARD_CAPS, 5, 3)).toBe(20);
  });
});

describe("an org's health", () => {
  const towns = openTowns();
  let desks: Desks;
  beforeAll(async () => {
    desks = await desksOver(towns.database());
  });
  afterAll(() => desks.closeMail());

  it("tells an alarm once when it begins and once when it ends, and names what went wrong in a run", async () => {
    const town = await towns.oneDebt();
    await town.dawn(toDay("2026-03-05"));
    const desk = { ...desks.activation, now: () => town.now };
    await town.sql("UPDATE org SET created_at = $2 WHERE org_id = $1", [town.orgId, town.now]);
    expect(await keepAlarms(town.orgId, desk)).toEqual({ began: [], ended: [] });
    await town.sql("UPDATE sync_cursor SET last_ok_at = last_ok_at - interval '2 hours' WHERE org_id = $1", [
      town.orgId,
    ]);
    const began = [{ kind: "data-too-old", figure: 120 }];
    expect(await keepAlarms(town.orgId, desk)).toEqual({ began, ended: [] });
    expect(await keepAlarms(town.orgId, desk)).toEqual({ began: [], ended: [] });
    expect((await readHealth(town.orgId, desk)).alarms).toMatchObject(began);
    await town.dawn(toDay("2026-03-05"));
    expect(await keepAlarms(town.orgId, desk)).toEqual({ began: [], ended: ["data-too-old"] });
    await town.sql(
      "INSERT INTO round (org_id, as_of, started_at, finished_at, outcome, report) VALUES ($1, '2026-03-05', $2, $2, 'warning', $3)",
      [
        town.orgId,
        town.now,
        JSON.stringify({
          steps: { plan: { warnings: ["Buyer 100: a hole"], counts: { planned: 1 } } },
          fault: null,
        }),
      ],
    );
    expect(await readRuns(town.orgId, 5, desk)).toMatchObject({
      runs: [
        { asOf: "2026-03-05", outcome: "warning", warnings: ["Buyer 100: a hole"], counts: { planned: 1 } },
      ],
    });
  });
});
