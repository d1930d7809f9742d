import type { Patch } from "./patch.ts";

const claims = "tests/charge/claims.test.ts";

/** Charges: nothing guessed, nothing twice, nothing above the law or below zero. */
export const chargePatches: readonly Patch[] = [
  {
    name: "the last day that a rate table knows",
    file: "shared/charge/reference-rates.ts",
    find: "found !== undefined && on <= table.knownUntil",
    replace: "found !== undefined",
    test: "tests/charge/interest.test.ts",
    named: "interest on late payment guesses nothing",
  },
  {
    name: "the days that are claimed already",
    file: "shared/charge/propose.ts",
    find: "earlierOnes.reduce((last, { to }) => later(last, to), invoice.dueOn)",
    replace: "invoice.dueOn",
    test: claims,
    named: "claims beside the invoices C03",
  },
  {
    name: "the legal cap on a rate",
    file: "shared/charge/check-terms.ts",
    find: "if (ours <= most.value.rateE8) return null;",
    replace: "if (ours >= 0) return null;",
    test: claims,
    named: "claims beside the invoices refuses a rate above",
  },
  {
    name: "what is open of a claim",
    file: "shared/charge/charge.ts",
    find: 'return amountMinor > balance.openMinor ? "charge-above-open" : null;',
    replace: "return null;",
    test: claims,
    named: "laws of claims",
  },
  {
    name: "the last day on which a law lets interest run",
    file: "shared/charge/accrue.ts",
    find: "mostDays === null ? to :",
    replace: "mostDays !== -1 ? to :",
    test: "tests/charge/published-examples.test.ts",
  },
  {
    name: "a rate of one's own beside a law",
    file: "shared/charge/check-terms.ts",
    find: 'typeof saved.ratePpm === "number"',
    replace: "saved.ratePpm === undefined",
    test: "tests/charge/check-terms.test.ts",
  },
];
