import { describe, expect, it } from "@jest/globals";
import { sourceFiles } from "./source-files.ts";

const FAILURES = Array.from({ length: 49 }, (_, at) => `C${String(at + 1).padStart(2, "0")}`);
const CATALOGUE = [
  ..."R-01 R-02 R-03 R-04 R-05 R-06 R-07 R-08 R-10 R-11 R-12 R-13 R-14 R-15 R-16 R-17 R-18 R-19 R-20 R-21".split(
    " ",
  ),
  ..."E-01 E-02 E-03 E-04 E-05 E-06 E-07 E-08 E-09 M-01 M-02 M-03 M-04 M-05 C-01 C-02 C-03 C-04 C-05 C-06".split(
    " ",
  ),
  ..."K-01 K-02 K-03 K-04 K-05 K-06 K-07 K-08 K-09 X-03".split(" "),
];

/** Each adversarial fixture of what is known about the field, and the test that shows it. */
const FIXTURES: Readonly<Record<string, string>> = {
  "cron every minute for a day":
    "C01 C02: says one message however often the round comes: every minute of a day",
  "cron missing for nine days": "C13: catches up a step that an outage of nine days swallowed",
  "payment between decide and send": "C23: a payment between plan and claim",
  "payment reversed after a promise was kept": "breaks again when the bank takes the payment back",
  "credit note larger than the invoice": "a credit note larger than the invoice",
  "two currencies": "one first reminder per account and currency",
  "parent and three children": "gets one message for all, with each account named, and its branches get none",
  "change of clocks": "C36: counts days over a change of clocks",
  "due on 31 March seen from two zones":
    "C36: an invoice due on 31 March is due on 31 March, wherever it is looked at from",
  "holiday week": "C38: rolls a letter over a week of holidays to the first business day after it",
  bounce: "to its own address leaves the step incomplete, its address alone, and a task for the owner",
  "policy edited in mid-case": "C39: does not take back the deadline that a letter has set",
  "step inserted":
    "C17: goes on where it stood when a step is put in, taken out, moved or renamed in mid-course",
  "contact removed": "R-15: reads whom a letter may go to: an address that was corrected, and who is gone",
  "one of 5,000 customers malformed":
    "C15: one account of 5,000 that cannot be read does not stop the others, and is named",
  "mail provider times out after accepting": "because it falls silent and keeps the letter",
  "partial dispute": "C31: leaves out what is disputed and chases the rest",
  "promise over instalments": "C32: counts what a dispute, a plan and a promise cover once",
  "tolerance in JPY": "C26: measures yen in yen: no amount of another currency is converted or borrowed",
  "dates as a locale writes them": "Due_Date must be a day that exists, written YYYY-MM-DD.",
};

/** The sentences of all tests, and of what they stand in: with `it.each` they begin on a line of their own. */
const titles = sourceFiles(["tests"])
  .filter(({ path }) => path.endsWith(".test.ts"))
  .flatMap(({ text }) => [...text.matchAll(/^[^"\n]*?(?:\)\(|(?:it|inEvery|describe)\(|^\s+)"([^"\n]+)"/gm)])
  .map(([, title = ""]) => title);
const names = new Set(titles.flatMap((title) => title.split(/[ :]/)));
const unnamed = (rows: readonly string[]) => rows.filter((row) => !names.has(row));

describe("every row of what is known has a test of its name", () => {
  it("what went wrong elsewhere", () => {
    expect(unnamed(FAILURES)).toEqual([]);
  });

  it("the fixtures that break such programs", () => {
    const texts = sourceFiles(["tests"]).filter(
      ({ path }) => path.endsWith(".test.ts") && !/known-rows/.test(path),
    );
    const shown = (title: string) => texts.some(({ text }) => text.includes(title));
    expect(Object.entries(FIXTURES).filter(([, title]) => !shown(title))).toEqual([]);
  });

  it("the catalogue of tests", () => {
    expect(unnamed(CATALOGUE)).toEqual([]);
  });
});
