import type { Patch } from "./patch.ts";

const laws = "tests/report/laws.test.ts";
const onTerms = "tests/report/provision-terms.test.ts";
const onLedger = "tests/report/ledger.test.ts";

/** What the reports say about receivables: it reconciles, conserves, and knows no tomorrow. */
export const reportPatches: readonly Patch[] = [
  {
    name: "payments that the bank took back, in the roll-forward",
    file: "shared/report/roll-forward.ts",
    find: "- receivedMinor + reversedMinor;",
    replace: "- receivedMinor;",
    test: onLedger,
    named: "a report on a ledger rolls a month forward",
  },
  {
    name: "invoices that are open on the day, in a report",
    file: "shared/ledger/alive.ts",
    find: "(until === null || on < until)",
    replace: "until === null",
    test: "tests/report/laws.test.ts",
    named: "what is alive on a day is open, left over and aged",
  },
  {
    name: "the rounded sum of a provision",
    file: "shared/report/provision.ts",
    find: "byRest.slice(0, all - total(loss))",
    replace: "byRest.slice(0, 0)",
    test: laws,
    named: "laws of the reports no minor unit of a provision",
  },
  {
    name: "reversals of a later day, in what was paid",
    file: "shared/report/position.ts",
    find: "(reversedOn === null || reversedOn > asOf);",
    replace: "reversedOn === null;",
    test: onLedger,
    named: "a report on a ledger counts a payment until the day",
  },
  {
    name: "an assessed account out of the matrix",
    file: "shared/report/provision.ts",
    find: "!apart.has(accountId)",
    replace: 'accountId !== ""',
    test: onLedger,
    named: "a report on a ledger keeps an assessed account out",
  },
  {
    name: "formulas in the CSV",
    file: "shared/report/aging-csv.ts",
    find: "? `'${text}` : text",
    replace: "? text : text",
    test: onLedger,
    named: "a report on a ledger names the day, the account and the bucket",
  },
  {
    name: "the rate that headroom in the CRM lacks",
    file: "server/credit/assess-fields.ts",
    find: "headroomMinor: withoutRate.length > 0 ? null : headroomMinor,",
    replace: "headroomMinor,",
    test: "tests/credit/score-accounts.test.ts",
    named: "scoring an org's accounts says nothing of headroom",
  },
  {
    name: "the bucket of whom is behind it",
    file: "shared/report/behind-bucket.ts",
    find: "bucketOf(dpdOf(each, asOf)) === bucket",
    replace: "bucketOf(dpdOf(each, asOf)) >= bucket",
    test: "tests/report/tell-report.test.ts",
    named: "the reports page shows who is behind a bucket",
  },
  {
    name: "the minor units that rounding leaves, in what waiting cost",
    file: "shared/report/share-out.ts",
    find: ".slice(0, left)",
    replace: ".slice(0, 0)",
    test: "tests/report/cost-of-credit.test.ts",
    named: "laws of the cost of credit accounts add up",
  },
  {
    name: "that nobody approves their own provision",
    file: "server/report/approve-provision.ts",
    find: "if (asked.proposed.userId === by.userId)",
    replace: 'if (asked.proposed.userId === "nobody")',
    test: onTerms,
    named: "what losses are reckoned by is approved by nobody but an accountant",
  },
  {
    name: "that an accountant approves",
    file: "server/report/approve-provision.ts",
    find: 'if (by.role !== "accountant")',
    replace: 'if (by.role === "viewer")',
    test: onTerms,
    named: "what losses are reckoned by is approved by nobody but an accountant",
  },
  {
    name: "the first day of an approved version",
    file: "shared/report/provision-terms.ts",
    find: "versions.filter((version) => from(version) <= on)",
    replace: "versions.filter((version) => version.approval !== null)",
    test: onTerms,
    named: "what losses are reckoned by is nothing until an accountant approves it",
  },
  {
    name: "what was promised, in the money of all",
    file: "server/forecast/learn-habits.ts",
    find: "foresee(items, habits, promised)",
    replace: "foresee(items, habits, NOTHING_PROMISED)",
    test: "tests/account/money-ahead.test.ts",
    named: "when the money comes is the same of the account and of all",
  },
];
