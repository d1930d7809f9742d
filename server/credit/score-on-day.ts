import type { ScoreOnBody } from "../../shared/credit/contract.ts";
import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { countingOf } from "../../shared/credit/counting.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { scoreAccount, type ScoreSheet } from "../../shared/credit/score-account.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { cardOn } from "./card-in-force.ts";
import { factsApart } from "./known-facts.ts";
import type { CreditBook } from "./ports.ts";

/**
 * The score of one account at 00:00 of a day: as it was kept; else scored again by the card of that day, from what was
 * known then. Of a time before we knew the account's ledger, from what we know now of the days before it. What limits
 * were on a past day nobody kept, so what is at stake is left out. `morning`: when that day began.
 */
export async function scoreOnDay(
  book: CreditBook,
  accountId: string,
  on: Day,
  morning: Date,
): Promise<ScoreOnBody> {
  const kept = await book.snapshotOf(accountId, on);
  // The first run keeps month ends of the time before it as well: nobody looked at the account on those mornings.
  if (kept?.asOf === on) {
    const wasKnown = (await book.ledger.entriesOf(accountId, morning)).length > 0;
    return told(on, kept.sheet, wasKnown ? "kept" : "in-hindsight", on);
  }
  const about = await book.portfolioAbout(on);
  if (about === null) return told(on, null, "in-hindsight", null);
  const { entries, from } = await knownThen(book, accountId, morning);
  const card = await cardOn(book, on);
  const history = historyOf(accountId, settlements(entries, on), on, countingOf(card));
  if (!hasEvidence(history)) return told(on, null, from, about.on);
  const facts = factsApart((await book.knownOf([accountId], on)).get(accountId), entries, on);
  return told(on, scoreAccount(history, { ...about.portfolio, asOf: on }, facts, card), from, about.on);
}

async function knownThen(
  { ledger }: CreditBook,
  accountId: string,
  morning: Date,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly from: "as-known" | "in-hindsight" }> {
  const then = await ledger.entriesOf(accountId, morning);
  return then.length > 0
    ? { entries: then, from: "as-known" }
    : { entries: await ledger.entriesOf(accountId), from: "in-hindsight" };
}

const told = (
  on: Day,
  sheet: ScoreSheet | null,
  from: ScoreOnBody["from"],
  among: Day | null,
): ScoreOnBody => ({
  on: formatDay(on),
  from,
  among: among === null ? null : formatDay(among),
  score: sheet?.score ?? null,
  grade: sheet?.grade ?? null,
  provisional: sheet?.provisional ?? true,
  scorecard: Math.max(1, sheet?.scorecard ?? 1),
  reasons: [...(sheet?.reasons ?? [])],
});
