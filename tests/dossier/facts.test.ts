import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { flawOfEntry } from "../../shared/dossier/check-entry.ts";
import type { DossierBody, DossierEntry } from "../../shared/dossier/entry.ts";
import { financialFactsOf, marketFactsOf } from "../../shared/dossier/facts-of.ts";
import { FACT_KINDS } from "../../shared/dossier/kinds.ts";
import { FIRST_RIGHTS, mayWrite } from "../../shared/dossier/rights.ts";
import { standingNow } from "../../shared/dossier/standing.ts";
import { zOf, zoneOf } from "../../shared/dossier/z-score.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import type { Currency } from "../../shared/kernel/currency.ts";

const on = toDay("2026-06-01");
const figures = {
  workingCapitalMinor: 10_000,
  totalAssetsMinor: 100_000,
  retainedEarningsMinor: 20_000,
  ebitMinor: 8_000,
  bookEquityMinor: 40_000,
  totalLiabilitiesMinor: 60_000,
};
const statement = (
  periodEnd: Day = toDay("2025-12-31"),
  more: Partial<typeof figures> = {},
): DossierBody => ({
  kind: "statement",
  currency: "CNY" as Currency,
  periodEnd,
  audited: true,
  figures: { ...figures, ...more },
});
const rating = (points: number, of: "financial" | "market" = "financial"): DossierBody => ({
  kind: "rating",
  of,
  points,
});
let ids = 0;
const entry = (body: DossierBody, more: Partial<DossierEntry> = {}): DossierEntry => ({
  entryId: `e${(ids += 1)}`,
  accountId: "100",
  body,
  source: "the register",
  note: "",
  on,
  expiresOn: toDay("2027-06-01"),
  supersedes: null,
  recordedOn: on,
  recordedAt: ids,
  withdrawal: null,
  ...more,
});

describe("Z″", () => {
  it("weighs the six figures of a statement", () => {
    // 6.56·0.1 + 3.26·0.2 + 6.72·0.08 + 1.05·(40/60) = 0.656 + 0.652 + 0.5376 + 0.7
    expect(zOf({ figures })).toBe(2.55);
  });

  it("says nothing where there is nothing to divide by", () => {
    expect(zOf({ figures: { ...figures, totalAssetsMinor: 0 } })).toBeNull();
    expect(zOf({ figures: { ...figures, totalLiabilitiesMinor: 0 } })).toBeNull();
    expect(zOf({ figures: { ...figures, totalLiabilitiesMinor: 1, totalAssetsMinor: 1 } })).not.toBeNull();
  });

  it.each([
    [1.09, "distress"],
    [1.1, "grey"],
    [2.6, "grey"],
    [2.61, "safe"],
  ] as const)("puts %p into %s", (z, zone) => expect(zoneOf(z)).toBe(zone));
});

describe("what a credit file says on a day", () => {
  it("knows an entry from the morning after it was written down", () => {
    const known = [entry(rating(70))];
    expect(financialFactsOf(known, on)).toBeNull();
    expect(financialFactsOf(known, addDays(on, 1))).toEqual({ z: null, statementOn: null, rating: 70 });
  });

  it("counts an entry up to the day before it expires", () => {
    const known = [entry(rating(70), { expiresOn: toDay("2026-09-01") })];
    expect(financialFactsOf(known, toDay("2026-08-31"))?.rating).toBe(70);
    expect(financialFactsOf(known, toDay("2026-09-01"))).toBeNull();
  });

  it("counts a withdrawn entry on the morning of that day, and no more on the next", () => {
    const withdrawal = { on: toDay("2026-07-10"), reason: "misread", by: "Li Qian" };
    const known = [entry(rating(70), { withdrawal })];
    expect(financialFactsOf(known, toDay("2026-07-10"))?.rating).toBe(70);
    expect(financialFactsOf(known, toDay("2026-07-11"))).toBeNull();
    expect(standingNow(known, toDay("2026-07-10")).map(({ state }) => state)).toEqual(["withdrawn"]);
  });

  it("lets a correction count in place of what it corrects, and still tells what was known before", () => {
    const wrong = entry(rating(70));
    const right = entry(rating(40), { supersedes: wrong.entryId, recordedOn: toDay("2026-06-10") });
    expect(financialFactsOf([wrong, right], toDay("2026-06-10"))?.rating).toBe(70);
    expect(financialFactsOf([wrong, right], toDay("2026-06-11"))?.rating).toBe(40);
  });

  it("does not fall back to what was corrected when the correction expires", () => {
    const wrong = entry(rating(70));
    const right = entry(rating(40), { supersedes: wrong.entryId, expiresOn: toDay("2026-08-01") });
    expect(financialFactsOf([wrong, right], toDay("2026-08-01"))).toBeNull();
  });

  it("takes the statement of the latest period, also when an older one is entered later", () => {
    const newer = entry(statement(toDay("2025-12-31")));
    const older = entry(statement(toDay("2024-12-31"), { ebitMinor: 0 }), { recordedOn: addDays(on, 1) });
    expect(financialFactsOf([newer, older], addDays(on, 9))).toEqual({
      z: 2.55,
      statementOn: toDay("2025-12-31"),
      rating: null,
    });
  });

  it("holds a fact against them from its day until it is over", () => {
    const body = {
      kind: "fact",
      fact: "enforcement",
      since: toDay("2026-05-01"),
      until: toDay("2026-08-01"),
    };
    const known = [entry(body as DossierBody, { expiresOn: null }), entry(rating(80, "market"))];
    expect(marketFactsOf(known, toDay("2026-07-31"))).toEqual({
      rating: 80,
      adverse: [{ kind: "enforcement", on: toDay("2026-05-01") }],
    });
    expect(marketFactsOf(known, toDay("2026-08-01"))).toEqual({ rating: 80, adverse: [] });
  });

  it("is one fact when two people read it in one place, and two when the places differ", () => {
    const body = { kind: "fact", fact: "litigation", since: toDay("2026-05-01"), until: null } as DossierBody;
    const count = (...sources: string[]) =>
      marketFactsOf(
        sources.map((source) => entry(body, { source, expiresOn: null })),
        toDay("2026-07-31"),
      )?.adverse.length;
    expect([count("Court bulletin", "court bulletin "), count("Court bulletin", "Register")]).toEqual([1, 2]);
  });

  const anyDay = fc.integer({ min: on - 40, max: on + 40 }).map((day) => day as Day);
  const anyBody = fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((points) => rating(points)),
    anyDay.map((day) => statement(day)),
    fc.record({
      kind: fc.constant("fact" as const),
      fact: fc.constantFrom(...FACT_KINDS),
      since: anyDay,
      until: fc.option(anyDay),
    }),
  );
  const anyEntry = fc
    .record({
      body: anyBody,
      expiresOn: fc.option(anyDay),
      recordedOn: anyDay,
      recordedAt: fc.integer({ min: 0, max: 3 }),
      gone: fc.option(anyDay),
    })
    .map(({ gone, ...more }) =>
      entry(more.body, { ...more, withdrawal: gone && { on: gone, reason: "x", by: "y" } }),
    );
  const facts = (entries: readonly DossierEntry[], asOf: Day) => [
    financialFactsOf(entries, asOf),
    marketFactsOf(entries, asOf),
  ];

  it("is the same in any order of the rows", () => {
    fc.assert(
      fc.property(
        fc
          .array(anyEntry, { maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        anyDay,
        ([all, shuffled], asOf) => expect(facts(shuffled, asOf)).toEqual(facts(all, asOf)),
      ),
    );
  });

  it("is changed by nothing that is written on the day or after it", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 6 }), fc.array(anyEntry), anyDay, (known, later, asOf) => {
        const after = later.map((each) => ({
          ...each,
          recordedOn: asOf,
          supersedes: known[0]?.entryId ?? null,
        }));
        const seen = known.map((each) =>
          each.withdrawal === null || each.withdrawal.on >= asOf ? { ...each, withdrawal: null } : each,
        );
        expect(facts([...known, ...after], asOf)).toEqual(facts(seen, asOf));
      }),
    );
  });
});

describe("what may be written down", () => {
  const ask = (body: DossierBody, more: object = {}) =>
    flawOfEntry({ body, on, expiresOn: toDay("2027-01-01"), ...more }, on)?.field ?? null;

  it("takes a period that ends today, and no later one", () => {
    expect(ask(statement(on))).toBeNull();
    expect(ask(statement(addDays(on, 1)))).toBe("periodEnd");
  });

  it("names the figure that Z″ cannot be divided by", () => {
    expect(ask(statement(on, { totalAssetsMinor: 0 }))).toBe("totalAssetsMinor");
    expect(ask(statement(on, { totalLiabilitiesMinor: 0 }))).toBe("totalLiabilitiesMinor");
  });

  it("takes evidence of today, and no later", () => {
    expect(ask(rating(1))).toBeNull();
    expect(ask(rating(1), { on: addDays(on, 1) })).toBe("on");
  });

  it("wants an expiry to come, but of a registry fact", () => {
    expect(ask(rating(1), { expiresOn: on })).toBe("expiresOn");
    expect(ask(rating(1), { expiresOn: addDays(on, 1) })).toBeNull();
    expect(ask(rating(1), { expiresOn: null })).toBe("expiresOn");
    const fact = { kind: "fact", fact: "penalty", since: on, until: null } as const;
    expect(ask(fact, { expiresOn: null })).toBeNull();
    expect(ask({ ...fact, since: addDays(on, 1) })).toBe("since");
    expect(ask({ ...fact, until: on })).toBe("until");
  });

  it("lets a rep record and not rate, until an admin says otherwise", () => {
    expect(mayWrite("rep", "rating", FIRST_RIGHTS)).toBe(false);
    expect(mayWrite("collector", "rating", FIRST_RIGHTS)).toBe(true);
    expect(mayWrite("rep", "statement", FIRST_RIGHTS)).toBe(true);
    expect(mayWrite("viewer", "statement", FIRST_RIGHTS)).toBe(false);
    expect(mayWrite("rep", "rating", { ...FIRST_RIGHTS, rate: ["rep"] })).toBe(true);
  });
});
