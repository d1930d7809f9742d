import type { Patch } from "./patch.ts";

const blocks = "tests/credit/blocks.test.ts";
const stored = "tests/credit/scorecards-stored.test.ts";

/** The score: ceilings, what is not known, and by which card a day is scored. */
export const creditPatches: readonly Patch[] = [
  {
    name: "the ceilings of a score",
    file: "shared/credit/score-account.ts",
    find: "Math.min(before, cap === undefined ? 1000 : cap.ceiling * 10)",
    replace: "Math.max(before, cap === undefined ? 0 : cap.ceiling * 10)",
    test: blocks,
    named: "is at most what",
  },
  {
    name: "what is not known in a score",
    file: "shared/credit/weigh-parts.ts",
    find: "return Math.floor((sum * 10) / total + 0.5);",
    replace: "return Math.floor((sum * 10) / 10_000 + 0.5);",
    test: blocks,
    named: "leaves out what is missing",
  },
  {
    name: "the card of the day",
    file: "server/adapters/db/scorecard-in-force.ts",
    find: '.where("valid_from", "<=", dayTo(asOf))',
    replace: '.where("valid_from", ">", dayTo(asOf))',
    test: stored,
    named: "make the scores of their own days",
  },
  {
    name: "a card that somebody else put in force meanwhile",
    file: "server/credit/keep-scorecard.ts",
    find: "!== after)",
    replace: "< 0)",
    test: stored,
    named: "are put in force by an administrator who saw the newest",
  },
];
