import type { Patch } from "./patch.ts";

const pure = "tests/approval/limit-line.test.ts";
const stored = "tests/approval/limits-approved.test.ts";

/** Limits that are proposed and approved: by whom, how far, and what goes into the CRM. */
export const approvalPatches: readonly Patch[] = [
  {
    name: "a limit of one's own",
    file: "shared/approval/authority.ts",
    find: 'return own && amountMinor > ownUpToMinor ? "own-limit" : null;',
    replace: "return null;",
    test: stored,
    named: "is for another person with the authority",
  },
  {
    name: "the authority over limits",
    file: "shared/approval/authority.ts",
    find: 'if (most !== null && amountMinor > most) return "above-approval";',
    replace: "",
    test: stored,
    named: "is above somebody's authority",
  },
  {
    name: "the last day of a limit",
    file: "shared/approval/limit-line.ts",
    find: "if (asOf > line.until) return countsOn(line, lines, line.until)",
    replace: "if (asOf > addDays(line.until, 1)) return countsOn(line, lines, line.until)",
    test: pure,
    named: "is in force from its first day to its last",
  },
  {
    name: "a renewal that is called lowering",
    file: "shared/approval/only-lowers.ts",
    find: "if (on > other.until || ",
    replace: "if (",
    test: pure,
    named: "ends no later than the one in force",
  },
  {
    name: "a step that another has taken at once",
    file: "server/adapters/db/approval-rows.ts",
    find: "steps.filter((step) => own.has(stepKey(step)))",
    replace: 'steps.filter((step) => own.size >= 0 && stepKey(step) !== "")',
    test: "tests/approval/limit-for-a-season.test.ts",
    named: "is taken once by two at once",
  },
  {
    name: "one verdict on a limit",
    file: "server/approval/decide-line.ts",
    find: 'if (line.verdict !== null && !isSame) return refuse("limit-decided");',
    replace: "",
    test: stored,
    named: "is for another person with the authority, once",
  },
  {
    name: "a limit set by hand in the CRM",
    file: "shared/approval/due-step.ts",
    find: " || crm.limitMinor !== ended.amountMinor) return null;",
    replace: ") return null;",
    test: stored,
    named: "takes back a limit that has ended",
  },
  {
    name: "who may propose a limit",
    file: "server/approval/propose-line.ts",
    find: 'if (by.role === "viewer") return refuse("may-not-propose");',
    replace: "",
    test: stored,
    named: "is for whoever works on the account",
  },
];
