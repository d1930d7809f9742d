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
    find: 'return asOf > line.until ? "ended" : "in-force";',
    replace: 'return "in-force";',
    test: pure,
    named: "is in force from its first day to its last",
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
    find: 'afterItsEnd === "zero" && crm.limitMinor === amountMinor',
    replace: 'afterItsEnd === "zero"',
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
