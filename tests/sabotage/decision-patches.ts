import type { Patch } from "./patch.ts";

const decide = "shared/dunning/decide.ts";
const decides = "tests/dunning/decide.test.ts";

/** What the decision refuses to write about, and when. */
export const decisionPatches: readonly Patch[] = [
  {
    name: "credits that cover everything",
    file: decide,
    find: 'if (demand.creditsMinor > 0 && demand.creditsMinor >= demand.openMinor) return hold("paid");',
    replace: "",
    test: decides,
  },
  {
    name: "an excluded account",
    file: decide,
    find: 'if (facts.excluded !== null) return hold("excluded");',
    replace: "",
    test: decides,
  },
  {
    name: "an invoice nobody may be reminded of",
    file: "shared/dunning/situation.ts",
    find: "filter((item) => !item.noReminders)",
    replace: "filter(() => true)",
    test: decides,
  },
  {
    name: "a message in doubt",
    file: decide,
    find: 'if (facts.history.some(({ state }) => state === "in_doubt")) return hold("in-doubt");',
    replace: "",
    test: decides,
  },
  {
    name: "data too old",
    file: decide,
    find: 'if (isStale(facts, policy)) return hold("stale-data");',
    replace: "",
    test: decides,
  },
  {
    name: "a dispute",
    file: "shared/dunning/coverage.ts",
    find: "chaseableMinor: item.residualMinor - disputedMinor,",
    replace: "chaseableMinor: item.residualMinor,",
    test: decides,
  },
  {
    name: "the last day of a promise",
    file: "shared/dunning/coverage.ts",
    find: "promises.filter((promise) => asOf <= holdsUntil(promise, graceDays))",
    replace: "promises.filter((promise) => asOf < holdsUntil(promise, graceDays))",
    test: decides,
  },
  {
    name: "an amount too small for a letter",
    file: decide,
    find: 'if (isBelowTolerance(demand, standings, facts.currency, policy.tolerance)) return hold("below-tolerance");',
    replace: "",
    test: decides,
  },
  {
    name: "the gap between two letters",
    file: decide,
    find: 'if (gapEndsOn !== null && asOf < gapEndsOn) return hold("too-soon", addDays(gapEndsOn, -1));',
    replace: "",
    test: decides,
  },
  {
    name: "the weekend",
    file: decide,
    find: "!isOpenDay(policy.sendWindow, facts.calendar, asOf))",
    replace: "false)",
    test: decides,
  },
  {
    name: "the night",
    file: decide,
    find: "if (!isOpenAt(policy.sendWindow, facts.calendar, asOf, facts.moment))",
    replace: "if (false as boolean)",
    // In the whole house the limits of contact would hold it, too.
    test: decides,
  },
  {
    name: "a stop",
    file: decide,
    find: 'if (facts.stopped) return hold("stopped");',
    replace: "",
    test: decides,
  },
  {
    name: "a notice that has lapsed",
    file: "shared/dunning/ladder.ts",
    find: "return dpd > 0 || (next !== undefined && next.days <= dpd);",
    replace: "return false;",
    test: decides,
  },
  {
    name: "the distance to a late step",
    file: "shared/dunning/ladder.ts",
    find: "const doneOn = step.days > 0 ? completedDay(ladder, step, below) : null;",
    replace: "const doneOn = step.repeatNo === undefined ? null : completedDay(ladder, step, below);",
    test: decides,
  },
  {
    name: "a step that was taken",
    file: "shared/dunning/ladder.ts",
    find: "if (climb) climbTo(climb, message, same, deadlineOn);",
    replace: "",
    test: decides,
  },
  {
    name: "the age of a reading when several are claimed",
    file: "server/dunning/claim-together.ts",
    find: "isFresh(reading, desk.now())",
    replace: "isFresh(reading, reading.at)",
    test: "tests/stories/what-stops-a-letter.test.ts",
    named: "what stops a letter R-14: what the CRM said",
  },
];
