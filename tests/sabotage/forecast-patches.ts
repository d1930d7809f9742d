import type { Patch } from "./patch.ts";

const lateness = "tests/forecast/lateness.test.ts";
const tried = "tests/forecast/back-test.test.ts";
const inRuns = "tests/forecast/pay-run.test.ts";
const foreseen = "tests/forecast/foresee.test.ts";
const shown = "tests/account/money-ahead.test.ts";
const cash = "tests/forecast/cash.test.ts";
const ifPaid = "tests/credit/what-if.test.ts";
const rescored = "tests/credit/score-accounts.test.ts";

/** What is said about money that has not come yet: nothing from the future, nothing lost, nothing double. */
export const forecastPatches: readonly Patch[] = [
  {
    name: "a payment of the day itself",
    file: "shared/forecast/seen-invoice.ts",
    find: "each.settledOn < asOf;",
    replace: "each.settledOn <= asOf;",
    test: lateness,
    named: "laws of the forecast does not look at the day itself or beyond",
  },
  {
    name: "days that have gone by, of an open invoice",
    file: "shared/forecast/predict.ts",
    find: "bins.slice(first - EARLIEST)",
    replace: "bins.slice(first - EARLIEST - 1, -1)",
    test: lateness,
    named: "how late an open invoice will be",
  },
  {
    name: "sums that no order can change",
    file: "shared/forecast/learn.ts",
    find: "Math.round(weight(age) * unit) / unit",
    replace: "weight(age)",
    test: lateness,
    named: "laws of the forecast says the same bytes for the same rows in any order",
  },
  {
    name: "the trial of the weekday",
    file: "shared/forecast/earn-layers.ts",
    find: "return gain >= LEAST_GAIN * sum(before) && gain > error;",
    replace: "return gain >= -1e9 * error;",
    test: tried,
    named: "a back-test on a ledger keeps the weekday layer",
  },
  {
    name: "runs that are made of chance",
    file: "shared/forecast/pay-run.ts",
    find: "const LEAST_ODDS = Math.log(20);",
    replace: "const LEAST_ODDS = -9;",
    test: inRuns,
    named: "are not made of chance, of every working day, or of every Friday",
  },
  {
    name: "the trial of the runs",
    file: "shared/forecast/earn-layers.ts",
    find: "{ ...layers, runs: true }, runs))) <= without;",
    replace: "{ ...layers, runs: true }, runs))) <= without * 9;",
    test: inRuns,
    named: "is left out of an org whose runs have misled it of late",
  },
  {
    name: "what comes after the last week",
    file: "shared/forecast/cash.ts",
    find: "laterMinor: openMinor - within",
    replace: "laterMinor: Math.round(openMinor - within * 1.01)",
    test: cash,
    named: "cash by week conserves the open balance",
  },
  {
    name: "the contested part of an invoice",
    file: "shared/forecast/foresee.ts",
    find: "item.residualMinor - item.disputedMinor",
    replace: "item.residualMinor",
    test: foreseen,
    named: "what is foreseen of an open invoice what is contested stands apart",
  },
  {
    name: "a promise whose day is over",
    file: "shared/forecast/foresee.ts",
    find: "promise !== null && promise.promisedOn >= habits.asOf",
    replace: "promise !== null",
    test: foreseen,
    named: "what is foreseen of an open invoice a promise whose day is over",
  },
  {
    name: "thirty settled invoices",
    file: "server/forecast/read-habits.ts",
    find: "kept.settled < LEAST_SETTLED",
    replace: "kept.settled < 0",
    test: shown,
    named: "when the money comes is not said before anybody counted",
  },
  {
    name: "counts that are newer",
    file: "server/forecast/learn-habits.ts",
    find: "before.asOf > asOf",
    replace: "before.asOf > asOf + 400",
    test: shown,
    named: "when the money comes is counted anew each day",
  },
  {
    name: "the morning after, in what-if",
    file: "shared/credit/what-if.ts",
    find: "const asOf = addDays(paid.on, 1);",
    replace: "const asOf = paid.on;",
    test: ifPaid,
    named: "a score if invoices were paid is the score of the facts",
  },
  {
    name: "what-if of invoices that are not open",
    file: "server/account/view-what-if.ts",
    find: "!invoiceIds.every((id) => open.has(id))",
    replace: "!invoiceIds.some((id) => open.has(id))",
    test: shown,
    named: "what if invoices were paid changes nothing that is kept, and is refused",
  },
  {
    name: "the money of what-if, in the headroom",
    file: "server/account/view-what-if.ts",
    find: "exposure: await exposureOf(paidOn(entries, { invoiceIds, on })),",
    replace: "exposure: await exposureOf(entries),",
    test: shown,
    named: "what if invoices were paid is told by the score",
  },
  {
    name: "only who changed is scored again",
    file: "server/credit/rescore-accounts.ts",
    find: "await book.changedSince(since)",
    replace: "await book.changedSince(new Date(0))",
    test: rescored,
    named: "scoring again who changed since the round scores one account",
  },
  {
    name: "an order for the rows of other programs",
    file: "shared/forecast/entry-points.ts",
    find: "inOrder(seen.filter(({ openMinor }) => openMinor > 0))",
    replace: "seen.filter(({ openMinor }) => openMinor > 0)",
    test: "tests/forecast/entry-points.test.ts",
    named: "the models for other programs, on any rows say the same bytes",
  },
  {
    name: "one back-test of an org at a time",
    file: "server/forecast/back-test.ts",
    find: "if (isRunning(await book.kept(), desk.now())) return false;",
    replace: "",
    test: "tests/forecast/own-back-test.test.ts",
    named: "the back-test of an org is begun once at a time",
  },
  {
    name: "money of one currency in a back-test",
    file: "shared/forecast/backtest/own-ledger.ts",
    find: "known.filter((each) => each.currency === currency)",
    replace: "known.filter(() => true)",
    test: "tests/forecast/own-back-test.test.ts",
    named: "an org's own ledger is tested in the currency",
  },
];
