import { describe, expect, it } from "@jest/globals";
import { opensNext } from "../../shared/dunning/opens-next.ts";
import { isTimeZone, wallClock } from "../../shared/dunning/wall-clock.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { LINKS, oneOfEachKind, type Transition, transitionsOf, wallAt } from "./transitions.ts";

const DAY = 1440;
const dayOf = (wall: number): number => Math.floor(wall / DAY);
const every = () => true;

/** A local day near a change: when it begins, and by quarter of the wall when that is first shown; plain arithmetic. */
interface LocalDay {
  readonly dawn: number;
  readonly shownAt: ReadonlyMap<number, number>;
}

function localDay(transition: Transition, day: number): LocalDay | null {
  const shownAt = new Map<number, number>();
  // No wall is further from UTC than fourteen hours, and every clock changes on a quarter.
  for (let at = day * DAY - 15 * 60; at < (day + 1) * DAY + 13 * 60; at += 15) {
    const wall = wallAt(transition, at);
    if (dayOf(wall) === day && !shownAt.has(wall - day * DAY)) shownAt.set(wall - day * DAY, at);
  }
  return shownAt.size === 0 ? null : { dawn: Math.min(...shownAt.values()), shownAt };
}

/** The first moment of the local day at which that window is open. */
function firstOpen({ shownAt }: LocalDay, fromMinute: number, length: number): number | null {
  let first: number | null = null;
  for (let minute = fromMinute; minute < fromMinute + length; minute += 15) {
    const at = shownAt.get(minute);
    if (at !== undefined && (first === null || at < first)) first = at;
  }
  return first;
}

/**
 * A message of each local day from the first minute of that day on: it leaves if the window is open, else it waits
 * until `opensNext` says, and is given up when that is another day. Returns what went wrong.
 */
function flawsAround(transition: Transition, length: number): readonly string[] {
  const { zone } = transition;
  const flaws: string[] = [];
  const middle = dayOf(wallAt(transition, transition.at));
  for (const day of [middle - 1, middle, middle + 1]) {
    const local = localDay(transition, day);
    if (local === null) continue;
    const { dawn } = local;
    const { minute } = wallClock(dateOf(dawn), zone);
    for (let fromMinute = 0; fromMinute + length <= DAY; fromMinute += 15) {
      const hours = { fromMinute, toMinute: fromMinute + length };
      const isOpen = minute >= fromMinute && minute < hours.toMinute;
      const sentAt = isOpen ? dawn : opensNext(hours, every, zone, dateOf(dawn)).getTime() / 60_000;
      const expected = firstOpen(local, fromMinute, length);
      const isToday = wallClock(dateOf(sentAt), zone).on === day;
      if (isToday ? sentAt !== expected : expected !== null)
        flaws.push(`${zone} ${day} ${fromMinute}+${length}: ${sentAt}, not ${String(expected)}`);
    }
  }
  return flaws;
}

const dateOf = (at: number): Date => new Date(at * 60_000);

const zones = [...Intl.supportedValuesOf("timeZone"), ...LINKS];
/** All of them takes two minutes; of one kind they are all the same to us, and four years have every kind but one or two. */
const everyOne = process.env["EVERY_TRANSITION"] === "1";
const all = transitionsOf(zones, 2024, everyOne ? 2035 : 2027);
const listed = all.map(({ zone }) => zone).filter((zone) => !LINKS.includes(zone));
const tried = everyOne ? all : oneOfEachKind(all);

describe("C-01: a message of the day, around every change of clocks", () => {
  it("finds the changes of all zones: some hundred of them have any", () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(LINKS.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(new Set(all.map(({ zone }) => zone)).size - new Set(listed).size).toBeGreaterThan(20);
    expect(new Set(all.map(({ zone }) => zone)).size).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(everyOne ? 2_000 : 700);
    expect(all.filter(({ at, before, after }) => at % 15 || before % 15 || after % 15)).toEqual([]);
    expect(tried.length).toBeGreaterThan(30);
  });

  it.each([15, 540])(
    "leaves once on each local day, at the first open minute, window of %d minutes",
    (length) => {
      const flaws: string[] = [];
      for (const transition of tried) flaws.push(...flawsAround(transition, length));
      expect(flaws.slice(0, 5)).toEqual([]);
    },
  );

  it("C37: has every wall right at the change: the last minute of the old time, the first of the new", () => {
    for (const transition of all)
      for (const at of [transition.at - 1, transition.at]) {
        const wall = wallAt(transition, at);
        const { on, minute } = wallClock(dateOf(at), transition.zone);
        if (on * DAY + minute !== wall) throw new Error(`${transition.zone} ${at}`);
      }
  });
});

describe("the next opening", () => {
  const next = (
    zone: string,
    at: string,
    fromMinute: number,
    toMinute: number,
    isOpenDay = every as (on: number) => boolean,
  ) => opensNext({ fromMinute, toMinute }, isOpenDay, zone, new Date(at)).toISOString();

  it("is the jump itself when clocks jump over the beginning: 02:30 to 04:00 opens at three", () => {
    expect(next("America/New_York", "2026-03-08T05:00:00Z", 150, 240)).toBe("2026-03-08T07:00:00.000Z");
  });

  it("is the next day when clocks jump over the whole window", () => {
    expect(next("America/New_York", "2026-03-08T05:00:00Z", 120, 150)).toBe("2026-03-09T06:00:00.000Z");
  });

  it("is the first of two when clocks go back over it, and then the second", () => {
    expect(next("America/New_York", "2026-11-01T04:00:00Z", 90, 105)).toBe("2026-11-01T05:30:00.000Z");
    expect(next("America/New_York", "2026-11-01T05:50:00Z", 90, 105)).toBe("2026-11-01T06:30:00.000Z");
  });

  it("is after the moment even from inside the window, on the next day that is open", () => {
    const isMonday = (on: number) => (on + 3) % 7 === 0;
    expect(next("Asia/Kathmandu", "2026-11-22T04:00:00Z", 540, 1080, isMonday)).toBe(
      "2026-11-23T03:15:00.000Z",
    );
    expect(next("Asia/Kathmandu", "2026-11-23T04:00:00Z", 540, 1080, isMonday)).toBe(
      "2026-11-30T03:15:00.000Z",
    );
  });

  it("passes over the day that Apia never had", () => {
    const isFriday = (on: number) => (on + 3) % 7 === 4;
    expect(next("Pacific/Apia", "2011-12-29T12:00:00Z", 540, 1080, isFriday)).toBe(
      "2012-01-05T19:00:00.000Z",
    );
    expect(wallClock(new Date("2011-12-30T09:59:00Z"), "Pacific/Apia")).toMatchObject({
      on: toDay("2011-12-29"),
    });
    expect(wallClock(new Date("2011-12-30T10:00:00Z"), "Pacific/Apia")).toMatchObject({
      on: toDay("2011-12-31"),
      minute: 0,
    });
  });

  it("says so when no day is ever open", () => {
    expect(() => next("UTC", "2026-11-22T04:00:00Z", 540, 1080, () => false)).toThrow(/is open/);
  });
});
