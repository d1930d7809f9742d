import type { Patch } from "./patch.ts";

const lateness = "tests/forecast/lateness.test.ts";
const tried = "tests/forecast/back-test.test.ts";
const cash = "tests/forecast/cash.test.ts";

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
    name: "what comes after the last week",
    file: "shared/forecast/cash.ts",
    find: "laterMinor: openMinor - within",
    replace: "laterMinor: Math.round(openMinor - within * 1.01)",
    test: cash,
    named: "cash by week conserves the open balance",
  },
];
