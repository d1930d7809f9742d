import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { alertsOf, type Standing } from "../../shared/alert/alerts-of.ts";
import { TRIGGERS } from "../../shared/alert/kinds.ts";
import { reading } from "../../shared/alert/reading.ts";
import { flawOfThresholds, STANDARD_THRESHOLDS, TRIGGER_KINDS } from "../../shared/alert/thresholds.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-03-02");
const open: Standing = { openSince: addDays(TODAY, -9), endedOn: null };
const ended = (days: number): Standing => ({ openSince: null, endedOn: addDays(TODAY, -days) });
const limit = (value: number, standing?: Standing) =>
  alertsOf(
    { "limit-near": reading(value) },
    STANDARD_THRESHOLDS,
    TODAY,
    standing === undefined ? {} : { "limit-near": standing },
  );

describe("a warning", () => {
  it("is raised above its figure and not at it, where the figure is still allowed", () => {
    expect(limit(80).raised).toEqual([]);
    expect(limit(80.1).raised.map(({ trigger }) => trigger)).toEqual(["limit-near"]);
  });

  it("is raised at its figure where the figure is what is warned of", () => {
    const broken = (count: number) =>
      alertsOf({ "broken-promises": reading(count) }, STANDARD_THRESHOLDS, TODAY, {}).raised.length;
    expect([broken(1), broken(2)]).toEqual([0, 1]);
  });

  it("is raised once while it stands, however high it climbs", () => {
    expect(limit(99, open)).toEqual({ raised: [], ended: [] });
  });

  it("stands between its two figures and ends below the lower one", () => {
    expect(limit(75, open).ended).toEqual([]);
    expect(limit(74.9, open).ended).toEqual(["limit-near"]);
  });

  it("is not raised again before its rest is over", () => {
    expect(limit(90, ended(13)).raised).toEqual([]);
    expect(limit(90, ended(14)).raised).toHaveLength(1);
  });

  it("neither comes nor goes when nothing was measured", () => {
    expect(alertsOf({}, STANDARD_THRESHOLDS, TODAY, { "limit-near": open })).toEqual({
      raised: [],
      ended: [],
    });
  });

  it("ends when nothing was measured for longer than any reading looks back", () => {
    const standing = { "dbt-shift": { openSince: TODAY, endedOn: null } };
    const on = (days: number) => alertsOf({}, STANDARD_THRESHOLDS, addDays(TODAY, days), standing);
    expect(on(90).ended).toEqual([]);
    expect(on(91).ended).toEqual(["dbt-shift"]);
  });

  it("ends when its trigger is switched off", () => {
    const off = { ...STANDARD_THRESHOLDS, "limit-near": { ...STANDARD_THRESHOLDS["limit-near"], on: false } };
    expect(alertsOf({ "limit-near": reading(99) }, off, TODAY, { "limit-near": open }).ended).toEqual([
      "limit-near",
    ]);
    expect(alertsOf({ "limit-near": reading(99) }, off, TODAY, {}).raised).toEqual([]);
  });

  describe("of a limit that is nearly used", () => {
    const use = (value: number, standing: Parameters<typeof alertsOf>[3]) => {
      const said = { "limit-near": reading(value), "limit-over": reading(value) };
      const { raised, ended: gone } = alertsOf(said, STANDARD_THRESHOLDS, TODAY, standing);
      return { raised: raised.map(({ trigger }) => trigger), ended: gone };
    };

    it("becomes the one of a limit that is passed, and not a second one", () => {
      expect(use(101, {})).toEqual({ raised: ["limit-over"], ended: [] });
      expect(use(101, { "limit-near": open })).toEqual({ raised: ["limit-over"], ended: ["limit-near"] });
      expect(use(100, { "limit-near": open })).toEqual({ raised: [], ended: [] });
    });

    it("waits while the graver one stands, and comes back when that has ended", () => {
      expect(use(96, { "limit-over": open, "limit-near": ended(14) })).toEqual({ raised: [], ended: [] });
      expect(use(94, { "limit-over": open, "limit-near": ended(14) })).toEqual({
        raised: ["limit-near"],
        ended: ["limit-over"],
      });
    });

    it("stays where an org does not watch for the graver one", () => {
      const off = {
        ...STANDARD_THRESHOLDS,
        "limit-over": { ...STANDARD_THRESHOLDS["limit-over"], on: false },
      };
      const said = { "limit-near": reading(120), "limit-over": reading(120) };
      expect(alertsOf(said, off, TODAY, { "limit-near": open })).toEqual({ raised: [], ended: [] });
    });
  });

  it("has standard figures that do not cross", () => {
    expect(flawOfThresholds(STANDARD_THRESHOLDS)).toBeNull();
  });

  it("never comes and goes at one value, whichever trigger and figure", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TRIGGERS.filter((trigger) => TRIGGER_KINDS[trigger].unit !== "days")),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (trigger, value) => {
          const said = { [trigger]: reading(value) };
          const { raised } = alertsOf(said, STANDARD_THRESHOLDS, TODAY, {});
          const { ended: gone } = alertsOf(said, STANDARD_THRESHOLDS, TODAY, { [trigger]: open });
          expect(raised.length + gone.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
