import { describe, expect, it } from "@jest/globals";
import type { DossierEntry } from "../../shared/dossier/entry.ts";
import { statementDaysOverdue } from "../../shared/dossier/statement-overdue.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-07-01");

let made = 0;
const entry = (kind: "statement" | "rating", more: Partial<DossierEntry> = {}): DossierEntry =>
  ({
    ...{ entryId: `e${(made += 1)}`, accountId: "1001", body: { kind }, source: "s", note: "" },
    ...{ on: addDays(TODAY, -400), expiresOn: TODAY, supersedes: null, withdrawal: null },
    ...{ recordedOn: addDays(TODAY, -400), recordedAt: made },
    ...more,
  }) as DossierEntry;

describe("an account's newest statement", () => {
  it("is overdue from the first day on which it counts no more", () => {
    const one = [entry("statement")];
    expect([-1, 0, 5].map((days) => statementDaysOverdue(one, addDays(TODAY, days)))).toEqual([0, 1, 6]);
  });

  it("is not overdue while any of them counts, and goes by the one that ended last", () => {
    const old = entry("statement", { expiresOn: addDays(TODAY, -300) });
    expect(statementDaysOverdue([old, entry("statement")], TODAY)).toBe(1);
    expect(statementDaysOverdue([old, entry("statement", { expiresOn: addDays(TODAY, 1) })], TODAY)).toBe(0);
  });

  it("is nobody's who gave none, or whose only one was withdrawn", () => {
    const withdrawal = { on: addDays(TODAY, -9), reason: "wrong", by: "Chen" };
    expect(statementDaysOverdue([entry("rating")], TODAY)).toBe(0);
    expect(statementDaysOverdue([entry("statement", { withdrawal })], TODAY)).toBe(0);
  });
});
