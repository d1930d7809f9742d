import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { TRIGGERS } from "../../shared/alert/kinds.ts";
import { bareWeek, isBusinessDay } from "../../shared/calendar/business-calendar.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { openSteps } from "../../shared/playbook/open-steps.ts";
import { isLate, mayTick } from "../../shared/playbook/progress.ts";
import { type PlaybookStep, takesPlaybook } from "../../shared/playbook/playbook.ts";
import { standardPlaybook } from "../../shared/playbook/standard.ts";

// A Thursday.
const OPENED = toDay("2026-07-02");
const colleagues = [
  { userId: "12", role: "collector" },
  { userId: "11", role: "collector" },
  { userId: "20", role: "rep" },
];
const opening = { openedOn: OPENED, accountId: "1001", ownerId: "20", colleagues, calendar: bareWeek };
const step = (more: Partial<PlaybookStep>): PlaybookStep => ({
  says: { "zh-CN": "致电", en: "Call" },
  ...{ does: "task", owner: "account-owner", userId: null, days: 0 },
  ...more,
});
const ownersOf = (steps: readonly PlaybookStep[], more: object = {}) =>
  openSteps(steps, { ...opening, ...more }).map(({ ownerId }) => ownerId);

describe("the steps of a playbook that opens", () => {
  it("are to be done within business days, counted from the day on which it opens", () => {
    const due = openSteps(
      [0, 1, 2, 3].map((days) => step({ days })),
      opening,
    );
    expect(due.map(({ dueOn }) => formatDay(dueOn))).toEqual([
      "2026-07-02",
      "2026-07-03",
      "2026-07-06",
      "2026-07-07",
    ]);
  });

  it("never end on a free day, nor sooner for more days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 59 }), (ahead, days) => {
        const openedOn = addDays(OPENED, ahead);
        const [one, next] = openSteps([step({ days }), step({ days: days + 1 })], { ...opening, openedOn });
        return (
          one !== undefined &&
          next !== undefined &&
          isBusinessDay(bareWeek, one.dueOn) &&
          one.dueOn < next.dueOn
        );
      }),
    );
  });

  it("go to the account's owner, to one of a role or to somebody by name", () => {
    const steps = [step({}), step({ owner: "collector" }), step({ owner: "user", userId: "12" })];
    expect(ownersOf(steps)).toEqual(["20", "12", "12"]);
    expect(ownersOf(steps, { accountId: "1002" })).toEqual(["20", "11", "12"]);
  });

  it("go to the account's owner where nobody of the role is known or the person has left", () => {
    const steps = [step({ owner: "admin" }), step({ owner: "user", userId: "99" })];
    expect(ownersOf(steps)).toEqual(["20", "20"]);
    expect(ownersOf(steps, { ownerId: null })).toEqual([null, null]);
  });
});

describe("a step", () => {
  it("is in time on its last day and late on the next, until it is ticked", () => {
    const left = { dueOn: OPENED, ownerId: null, tick: null };
    expect([isLate(left, OPENED), isLate(left, addDays(OPENED, 1))]).toEqual([false, true]);
    expect(isLate({ ...left, tick: {} }, addDays(OPENED, 1))).toBe(false);
  });

  it("is ticked by its owner or by whoever collects", () => {
    const may = (userId: string, role: string) => mayTick({ ownerId: "20" }, { userId, role });
    expect([may("20", "rep"), may("21", "rep"), may("20", "viewer")]).toEqual([true, false, false]);
    expect([may("7", "collector"), may("7", "admin"), may("7", "accountant")]).toEqual([true, true, false]);
  });
});

describe("the playbooks that are offered", () => {
  it("say what to do in both languages, each for a trigger about an account", () => {
    const offered = TRIGGERS.filter((trigger) => standardPlaybook(trigger).steps.length > 0);
    expect(offered).toEqual(["adverse-fact", "limit-over", "broken-promises", "first-over-30", "roll-rate"]);
    expect(offered.every(takesPlaybook)).toBe(true);
    const steps = offered.flatMap((trigger) => standardPlaybook(trigger).steps);
    expect(steps.filter(({ says }) => says["zh-CN"] === "" || says.en === "")).toEqual([]);
  });
});
