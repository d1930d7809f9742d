import type { FinancialFacts, MarketFacts } from "../credit/facts.ts";
import type { Day } from "../kernel/day.ts";
import { money, type Money } from "../kernel/money.ts";
import type { DossierEntry, Statement } from "./entry.ts";
import type { Rated } from "./kinds.ts";
import { inForce, standingOn } from "./standing.ts";
import { zOf } from "./z-score.ts";

/** What is known of an account's finances at 00:00 of a day; null when nothing is. */
export const financialFactsOf = (entries: readonly DossierEntry[], asOf: Day): FinancialFacts | null =>
  financialAmong(inForce(standingOn(entries, asOf)));

/** What is known of its market and legal standing at 00:00 of a day; null when nothing is. */
export const marketFactsOf = (entries: readonly DossierEntry[], asOf: Day): MarketFacts | null =>
  marketAmong(inForce(standingOn(entries, asOf)), asOf);

/** Book equity by the newest statement in force at 00:00 of a day; null without one. */
export function equityOf(entries: readonly DossierEntry[], asOf: Day): Money | null {
  const newest = newestStatement(inForce(standingOn(entries, asOf)));
  return newest && money(newest.figures.bookEquityMinor, newest.currency);
}

/** Of entries in force, the newest first. */
export function financialAmong(valid: readonly DossierEntry[]): FinancialFacts | null {
  const statement = newestStatement(valid);
  const rating = ratingAmong(valid, "financial");
  if (statement === null && rating === null) return null;
  return { z: statement?.z ?? null, statementOn: statement?.periodEnd ?? null, rating };
}

export function marketAmong(valid: readonly DossierEntry[], asOf: Day): MarketFacts | null {
  const rating = ratingAmong(valid, "market");
  const facts = new Map(
    valid.flatMap(({ body, source }) => {
      if (body.kind !== "fact" || body.since >= asOf) return [];
      // What two people read in one place is one fact.
      const read = `${body.fact} ${body.since} ${source.trim().toLowerCase()}`;
      return [[read, { kind: body.fact, on: body.since }] as const];
    }),
  );
  const adverse = [...facts.values()].toSorted(
    (one, other) => other.on - one.on || (one.kind < other.kind ? -1 : 1),
  );
  return rating === null && adverse.length === 0 ? null : { rating, adverse };
}

/** The statement of the latest period that a Z″ can be reckoned from; of two of one period the one written down last. */
export function newestStatement(valid: readonly DossierEntry[]): (Statement & { readonly z: number }) | null {
  let newest: (Statement & { readonly z: number }) | null = null;
  for (const { body } of valid) {
    if (body.kind !== "statement" || (newest !== null && body.periodEnd <= newest.periodEnd)) continue;
    const z = zOf(body);
    if (z !== null) newest = { ...body, z };
  }
  return newest;
}

function ratingAmong(valid: readonly DossierEntry[], of: Rated): number | null {
  for (const { body } of valid) if (body.kind === "rating" && body.of === of) return body.points;
  return null;
}
