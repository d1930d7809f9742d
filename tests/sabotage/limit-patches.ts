import type { Patch } from "./patch.ts";

const judged = "tests/limit/credit-hold.test.ts";
const stored = "tests/limit/holds.test.ts";
const read = "tests/limit/orders.test.ts";
const inCrm = "tests/limit/held-in-the-crm.test.ts";

/** Selling on credit: what counts against a limit, who is held, and what is let through. */
export const limitPatches: readonly Patch[] = [
  {
    name: "the last day of a hold",
    file: "shared/limit/credit-hold.ts",
    find: "(placed.until === null || asOf <= placed.until)",
    replace: "(placed.until === null || asOf > 0)",
    test: judged,
    named: "that a person placed ends after its last day",
  },
  {
    name: "the account of an exception",
    file: "server/limit/standing.ts",
    find: "(await book.exceptions([accountId], asOf)).get(accountId) ?? []",
    replace: '[...(await book.exceptions("all", asOf)).values()].flat()',
    test: stored,
    named: "is for one account",
  },
  {
    name: "orders in the exposure",
    file: "shared/limit/exposure.ts",
    find: "openMinor + ordersMinor - creditsMinor",
    replace: "openMinor - creditsMinor",
    test: read,
    named: "count against the limit of the head office",
  },
  {
    name: "the authority of a role",
    file: "shared/limit/exception.ts",
    find: "leftMinor + amountMinor > mostBeyond(limitMinor, authority)",
    replace: "amountMinor > mostBeyond(limitMinor, authority)",
    test: judged,
    named: "is granted up to the authority of a role",
  },
  {
    name: "who may place a hold",
    file: "server/limit/place-hold.ts",
    find: 'if (!mayPlace(role)) return refuse("hold-not-allowed");',
    replace: "",
    test: stored,
    named: "is for administrators and collectors",
  },
  {
    name: "the group above a branch's own limit",
    file: "shared/limit/limit-reach.ts",
    find: "group: above === null ? null : groupOf(above)",
    replace: "group: above === null ? null : groupOf(above) && null",
    test: stored,
    named: "is held when its group is over",
  },
  {
    name: "who may withdraw an exception",
    file: "server/limit/withdraw-exception.ts",
    find: 'if (!mayWithdraw(granted, role, await book.control(today))) return refuse("withdrawal-not-allowed");',
    replace: "",
    test: stored,
    named: "is for whoever might have granted it",
  },
  {
    name: "what is left of an exception that was withdrawn",
    file: "shared/limit/exception.ts",
    find: "if (asOf > until || endedAt !== null) left.set(exceptionId, 0);",
    replace: "if (asOf > until) left.set(exceptionId, 0);",
    test: judged,
    named: "that was withdrawn lets nothing more through",
  },
  {
    name: "the last day of an exception",
    file: "shared/limit/exception.ts",
    find: "if (asOf > until || endedAt !== null) left.set(exceptionId, 0);",
    replace: "if (endedAt !== null) left.set(exceptionId, 0);",
    test: judged,
    named: "leaves nothing after its last day",
  },
  {
    name: "orders of an account on hold",
    file: "sandbox/functions/check-credit-hold.ts",
    find: 'if (hold !== "block-orders" && hold !== "block-shipment") return undefined;',
    replace: 'if (hold !== "block-shipment") return undefined;',
    test: inCrm,
    named: "on hold is refused when it is new",
  },
  {
    name: "one exception for one order",
    file: "sandbox/functions/check-credit-hold.ts",
    find: "if (needed > 0 && by !== undefined)",
    replace: "if (needed < 0 && by !== undefined)",
    test: inCrm,
    named: "so that no second order leans on the same",
  },
  {
    name: "the grade in a proposed limit",
    file: "shared/limit/propose-limit.ts",
    find: "const graded = percentOf(least.valueMinor, gradePercent);",
    replace: "const graded = least.valueMinor;",
    test: "tests/limit/propose-limit.test.ts",
    named: "a proposed limit shows every formula",
  },
  {
    name: "the grade of a provisional score",
    file: "shared/limit/propose-limit.ts",
    find: "Math.min(of[grade], of.provisional)",
    replace: "of.provisional",
    test: "tests/limit/propose-limit.test.ts",
    named: "gives a provisional score no more than its grade",
  },
  {
    name: "the least of the formulas",
    file: "shared/limit/propose-limit.ts",
    find: "each.valueMinor < low.valueMinor",
    replace: "each.valueMinor > low.valueMinor",
    test: "tests/limit/propose-limit.test.ts",
    named: "a proposed limit shows every formula",
  },
];
