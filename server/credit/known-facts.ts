import { exposureFactsOf, openBefore, stakeOf } from "../../shared/credit/at-stake.ts";
import { conductOf } from "../../shared/credit/conduct.ts";
import type { CreditFacts } from "../../shared/credit/facts.ts";
import type { FactsOf } from "../../shared/credit/what-if.ts";
import { tenureOf } from "../../shared/credit/tenure.ts";
import { judgeAgreements, noAgreements } from "../../shared/dunning/agreements.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { termsOf } from "./assess-fields.ts";
import type { CreditAccount, CreditBook, Known } from "./ports.ts";

/** What one account's facts are read among. */
export interface Among {
  /** null: whose limit of that day is not known. */
  readonly account: CreditAccount | null;
  readonly rates: RateTable;
  readonly receivablesMinor: number | undefined;
}

/** What is known of an account beside its payments, at 00:00 of `asOf`; nothing of that day or later is looked at. */
export function factsOf(
  known: Known | undefined,
  entries: readonly LedgerEntry[],
  { account, rates, receivablesMinor }: Among,
  asOf: Day,
): CreditFacts {
  const { limit } = termsOf(account, rates.base, rates);
  const stake = stakeOf(openBefore(entries, asOf), limit, rates, asOf);
  return { ...factsApart(known, entries, asOf), exposure: exposureFactsOf(stake, receivablesMinor) };
}

/** The same but for what is at stake. */
export const factsApart = (
  known: Known | undefined,
  entries: readonly LedgerEntry[],
  asOf: Day,
): CreditFacts => ({
  conduct: conductOf(saidBefore(known, entries, asOf), entries, asOf),
  exposure: null,
  tenureMonths: tenureOf(entries, asOf),
  financial: known?.financial ?? null,
  market: known?.market ?? null,
});

const NOTHING_SAID = { promises: [], disputes: [] };

/** Promises judged by the money that had come, and disputes that were resolved; of both only what was known before. */
function saidBefore(known: Known | undefined, entries: readonly LedgerEntry[], asOf: Day) {
  const agreed = known?.agreed ?? noAgreements;
  if (agreed.promises.length + agreed.disputes.length === 0) return NOTHING_SAID;
  const before = {
    ...agreed,
    promises: agreed.promises.filter(({ recordedOn }) => recordedOn < asOf),
    plans: agreed.plans.filter(({ agreedOn }) => agreedOn < asOf),
    entries: entriesBefore(entries, asOf),
  };
  return {
    promises: judgeAgreements(before, asOf).promises.flatMap(({ promise, state }) =>
      state === "kept" || state === "broken" || state === "partly-kept"
        ? [{ kept: state === "kept", lastDay: promise.holdsUntil }]
        : [],
    ),
    disputes: agreed.disputes.flatMap(({ resolution }) =>
      resolution === null ? [] : [{ invalid: resolution.outcome === "rejected", on: resolution.on }],
    ),
  };
}

/** The ledger at 00:00 of a day: a payment that was taken back on it still stood. */
function entriesBefore(entries: readonly LedgerEntry[], asOf: Day): LedgerEntry[] {
  const last = addDays(asOf, -1);
  return entries.flatMap((entry): LedgerEntry[] => {
    if ((entry.kind === "payment" ? entry.receivedOn : entry.issuedOn) > last) return [];
    return entry.kind === "payment" && entry.reversedOn !== null && entry.reversedOn > last
      ? [{ ...entry, reversedOn: null }]
      : [entry];
  });
}

/** What a ledger would say of one account: for asking what if. Limits, files and agreements stay as they are. */
export async function factsIfOf(
  book: CreditBook,
  accountId: string,
  asOf: Day,
  receivablesMinor: number | undefined,
): Promise<FactsOf> {
  const [account, rates] = [await book.account(accountId), await book.ledger.ratesOf()];
  const known = (await book.knownOf([accountId], asOf)).get(accountId);
  return (entries, day) => factsOf(known, entries, { account, rates, receivablesMinor }, day);
}
