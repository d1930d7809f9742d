import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import {
  listCalendars,
  listSegments,
  putSegments,
  readCalendar,
  type SettingsDesk,
  unknownHolidays,
} from "../../server/settings/index.ts";
import { putPolicy } from "../../server/dunning/index.ts";
import { firmPolicy } from "../../shared/dunning/policy/ready-made/firm.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
let town: Town;
/** The house's own desk, in the spring of 2026. */
const desk = (): SettingsDesk => ({ ...desks.settings, now: () => new Date("2026-03-05T02:00:00Z") });

beforeAll(async () => {
  desks = await desksOver(towns.database());
  town = await towns.oneDebt();
  const places = [
    ["201", "中国", null],
    ["202", "Deutschland", null],
    ["203", "Atlantis", "Asia/Shanghai"],
  ];
  for (const [id, country, zone] of places)
    await town.sql(
      `INSERT INTO account (org_id, account_id, name, country, time_zone, modified_at)
       VALUES ($1, $2, $2, $3, $4, now())`,
      [town.orgId, id, country, zone],
    );
});
afterAll(() => desks.closeMail());

describe("a round's warning", () => {
  it("names the countries whose holidays nobody knows around that day, and how many accounts that concerns", async () => {
    const on = (day: string) => unknownHolidays(town.orgId, toDay(day), desk());
    expect(await on("2026-03-05")).toEqual([]);
    expect(await on("2026-12-01")).toEqual([
      expect.stringMatching(
        /^holidays of CN are known until 2026-12-31 only: letters to \d accounts may leave on one$/,
      ),
    ]);
    expect(await on("2026-11-30")).toEqual([]);
    await town.sql("UPDATE account SET time_zone = 'Etc/UTC' WHERE org_id = $1 AND country = 'Atlantis'", [
      town.orgId,
    ]);
    await town.sql("UPDATE org SET time_zone = 'Etc/UTC' WHERE org_id = $1", [town.orgId]);
    expect(await on("2026-03-05")).toContain(
      'holidays of "Atlantis" are not known: letters to 1 accounts may leave on one',
    );
    await town.sql(
      "UPDATE account SET time_zone = 'Asia/Shanghai' WHERE org_id = $1 AND country = 'Atlantis'",
      [town.orgId],
    );
    await town.sql("UPDATE org SET time_zone = 'Asia/Shanghai' WHERE org_id = $1", [town.orgId]);
  });
});

describe("the calendars of an org's customers", () => {
  it("are one for each country, with what the CRM calls it, and say for which years holidays are known", async () => {
    const { calendars, timeZone } = await listCalendars(town.orgId, desk());
    expect(timeZone).toBe("Asia/Shanghai");
    const china = calendars.find(({ calendarId }) => calendarId === "CN");
    expect(china?.name).toEqual({ "zh-CN": "中国", en: "China" });
    expect(china?.countries).toEqual(expect.arrayContaining(["中国", "Atlantis"]));
    // The notice for 2027 comes in November.
    expect(china?.years).toEqual([
      { year: 2026, known: true },
      { year: 2027, known: false },
    ]);
    const germany = calendars.find(({ calendarId }) => calendarId === "DE");
    expect(germany).toMatchObject({ accounts: 1, countries: ["Deutschland"] });
    expect(germany?.years.every(({ known }) => known)).toBe(true);
  });

  it("name holidays, make-up days and every day on which nothing is sent", async () => {
    const told = await readCalendar(town.orgId, "CN", desk());
    if (!told.ok) throw new Error(told.because);
    const { closed, worked, weekend, policies } = told.value;
    const { sendsOn = [], silent = [] } = policies[0] ?? {};
    expect([weekend, sendsOn]).toEqual([
      [6, 7],
      [1, 2, 3, 4, 5],
    ]);
    expect(closed).toContain("2026-10-01");
    expect(worked).toContain("2026-02-14");
    expect(silent).toEqual(expect.arrayContaining(["2026-10-01", "2026-03-07"]));
    expect(silent.filter((on) => worked.includes(on))).toEqual([]);
    expect(silent).not.toContain("2026-03-06");
  });

  it("tell for each policy that some customer may be under on which days it sends nothing", async () => {
    const told = await readCalendar(town.orgId, "CN", desk());
    expect(told.ok && told.value.policies.map(({ id }) => id)).toEqual(["standard"]);
    const admin = { orgId: town.orgId, userId: "7", userName: "Li" };
    const mondays = { ...firmPolicy, sendWindow: { ...firmPolicy.sendWindow, weekdays: [1] } };
    await putPolicy(town.orgId, mondays, "Li", desks.policies, true);
    const when = { grade: ["E"] };
    const name = { "zh-CN": "差", en: "poor" };
    const { current } = await listSegments(admin, desk());
    const draft = { ...current, segments: [{ key: "poor", name, when, policyId: "firm" }] };
    expect((await putSegments(admin, draft, desks.policies)).ok).toBe(true);
    const both = await readCalendar(town.orgId, "CN", desk());
    if (!both.ok) throw new Error(both.because);
    const [everybodys, firm] = both.value.policies;
    expect([everybodys?.id, firm?.id, firm?.sendsOn]).toEqual(["standard", "firm", [1]]);
    expect(everybodys?.silent).not.toContain("2026-03-06");
    expect(firm?.silent).toContain("2026-03-06");
    expect(firm?.silent).not.toContain("2026-03-09");
  });

  it("refuse a country that there is none of", async () => {
    for (const id of ["ZZ", "China", ""])
      expect(await readCalendar(town.orgId, id, desk())).toEqual({ ok: false, because: "no-such-calendar" });
    expect((await readCalendar(town.orgId, "WEEK", desk())).ok).toBe(true);
  });
});
