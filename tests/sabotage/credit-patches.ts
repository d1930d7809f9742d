import type { Patch } from "./patch.ts";

const blocks = "tests/credit/blocks.test.ts";
const stored = "tests/credit/scorecards-stored.test.ts";

/** The score: ceilings, what is not known, and by which card a day is scored. */
export const creditPatches: readonly Patch[] = [
  {
    name: "a scorecard that nobody tried",
    file: "server/credit/keep-scorecard.ts",
    find: 'draft?.last?.state !== "ready" || ',
    replace: "draft === null || ",
    test: "tests/credit/scorecards-stored.test.ts",
    named: "are put in force by an administrator who saw the newest",
  },
  {
    name: "what others hold against an account, from whoever sells to it",
    file: "server/dossier/withdraw-entry.ts",
    find: 'if (role === "rep" && found.entry.byUser !== userId)',
    replace: 'if (role === "viewer" && found.entry.byUser !== userId)',
    test: "tests/dossier/files-of-accounts.test.ts",
    named: "lets whoever sells to an account end or correct their own entries alone",
  },
  {
    name: "overdue money without a rate, in the CRM",
    file: "server/credit/assess-fields.ts",
    find: "else if (overdue.amountMinor > 0) isWhole = false;",
    replace: "else if (overdue.amountMinor < 0) isWhole = false;",
    test: "tests/credit/owed-by.test.ts",
    named: "is the sum, or nothing where some of it has no rate",
  },
  {
    name: "a score that nobody looked at on its morning",
    file: "server/credit/score-on-day.ts",
    find: 'wasKnown ? "kept" : "in-hindsight"',
    replace: 'wasKnown ? "kept" : "kept"',
    test: "tests/credit/scorecards-stored.test.ts",
    named: "is told in hindsight where it was kept of a morning",
  },
  {
    name: "days beyond the last bin of a forecast",
    file: "shared/forecast/predict.ts",
    find: "  return { first, chances: withTail(chances) };",
    replace: "  return { first, chances };",
    test: "tests/forecast/lateness.test.ts",
    named: "knows of no day that is certain for what is long overdue",
  },
  {
    name: "warnings that can no longer be measured",
    file: "shared/alert/alerts-of.ts",
    find: "asOf > addDays(before.openSince, UNREAD_DAYS)",
    replace: "asOf < before.openSince",
    test: "tests/alert/alerts-of.test.ts",
    named: "ends when nothing was measured for longer",
  },
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
