import { ANSWERED_DAYS, outcomeOf } from "../../shared/alert/outcome.ts";
import { exposureFactsOf, openBefore, stakeOf, type Stake } from "../../shared/credit/at-stake.ts";
import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { countingOf } from "../../shared/credit/counting.ts";
import type { CreditFacts } from "../../shared/credit/facts.ts";
import { type AccountHistory, historyOf } from "../../shared/credit/history.ts";
import { monthEndsBefore } from "../../shared/credit/month-ends.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount, type ScoreSheet } from "../../shared/credit/score-account.ts";
import type { Scorecard } from "../../shared/credit/scorecard.ts";
import type { TrialBody } from "../../shared/credit/scorecard/contract.ts";
import { compareCards, movesOf, type TriedAccount } from "../../shared/forecast/backtest/try-scorecard.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { termsOf } from "./assess-fields.ts";
import { cardOn } from "./card-in-force.ts";
import { factsApart } from "./known-facts.ts";
import type { CreditBook } from "./ports.ts";
import type { ScorecardBook, ScorecardDesk } from "./scorecard-ports.ts";

/** So many firsts of months are asked about, the newest whose answer is known. */
const DAYS = 6;
/** Days in memory together. */
const AT_ONCE = 3;
const MOST_MOVES = 50;

type Pair = Pick<TriedAccount, "inForce" | "draft">;
type Cards = Readonly<Record<keyof Pair, Scorecard>>;

/** Tries the draft on the org's own past beside the card in force, and keeps what came of it with the draft. */
export async function runTrial(orgId: string, desk: ScorecardDesk): Promise<void> {
  const began = await desk.inTenant(orgId, async (book) => {
    const [draft, today] = [await book.draft(), desk.dayIn(await book.timeZone(), desk.now())];
    return draft?.trialAt == null ? null : { at: draft.trialAt, card: draft.card, today };
  });
  if (began === null) return;
  const { today } = began;
  const end = (result: TrialBody) => desk.inTenant(orgId, (book) => book.endTrial(began.at, result));
  const tried = { triedOn: formatDay(today), against: 1 };
  try {
    await end(
      await desk.inTenant(orgId, async (book) => {
        const inForce = await cardOn(book.credit, today);
        tried.against = inForce.version;
        const cards = { inForce, draft: { ...began.card, version: inForce.version + 1 } };
        return { state: "ready", ...tried, ...(await trial(book, cards, today, desk)) };
      }),
    );
  } catch (fault) {
    await end({ state: "failed", ...tried });
    throw fault;
  }
}

async function trial(book: ScorecardBook, cards: Cards, today: Day, { breathe }: ScorecardDesk) {
  const days = monthEndsBefore(addDays(today, -ANSWERED_DAYS + 1), DAYS).map((end) => addDays(end, 1));
  const past: TriedAccount[] = [];
  for (let from = 0; from < days.length; from += AT_ONCE)
    past.push(...(await triedOn(book.credit, cards, days.slice(from, from + AT_ONCE), today, breathe)));
  const now = await pairsOn(book.credit, cards, [today], today, breathe);
  const pairs = (now.get(today) ?? []).map(({ pair }) => pair);
  const moves = movesOf(pairs);
  const shown = moves.slice(0, MOST_MOVES);
  const names = await book.namesOf(shown.map(({ accountId }) => accountId));
  return {
    days: days.map(formatDay),
    ...compareCards(past),
    accounts: pairs.length,
    moved: moves.length,
    moves: shown.map((move) => ({ ...move, name: names.get(move.accountId) ?? null })),
  };
}

async function triedOn(
  book: CreditBook,
  cards: Cards,
  days: readonly Day[],
  today: Day,
  breathe: ScorecardDesk["breathe"],
): Promise<TriedAccount[]> {
  const read = await pairsOn(book, cards, days, today, breathe);
  return [...read.values()].flat().flatMap(({ pair, bad }) => (bad === null ? [] : [{ ...pair, bad }]));
}

interface ReadOnDay {
  readonly histories: Readonly<Record<keyof Pair, AccountHistory>>;
  readonly facts: CreditFacts;
  /** null on days of the past: nobody kept what limits were then. */
  readonly stake: Stake | null;
  /** What came of it; null where nothing fell due, and of today. */
  readonly bad: boolean | null;
}

/** One pass over the ledger; each day sees only what was known on it. */
async function pairsOn(
  book: CreditBook,
  cards: Cards,
  days: readonly Day[],
  today: Day,
  breathe: ScorecardDesk["breathe"],
): Promise<Map<Day, { readonly pair: Pair; readonly bad: boolean | null }[]>> {
  const rates = await book.ledger.ratesOf();
  const accounts = new Map((await book.accounts()).map((each) => [each.accountId, each]));
  const known = new Map(
    await Promise.all(days.map(async (on) => [on, await book.knownOf([...accounts.keys()], on)] as const)),
  );
  const counting = { inForce: countingOf(cards.inForce), draft: countingOf(cards.draft) };
  const read = new Map(days.map((on): [Day, ReadOnDay[]] => [on, []]));
  for await (const { accountId, entries } of book.ledger.allEntries()) {
    const until = settlements(entries, today);
    for (const [on, list] of read) {
      const seen = on === today ? until : settlements(entries, on);
      const inForce = historyOf(accountId, seen, on, counting.inForce);
      if (!hasEvidence(inForce)) continue;
      const draft = historyOf(accountId, seen, on, counting.draft);
      const { limit } = termsOf(accounts.get(accountId), rates.base, rates);
      list.push({
        histories: { inForce, draft },
        facts: factsApart(known.get(on)?.get(accountId), entries, on),
        stake: on === today ? stakeOf(openBefore(entries, on), limit, rates, on) : null,
        bad: on === today ? null : (outcomeOf(until, on)?.bad ?? null),
      });
    }
    await breathe();
  }
  return new Map([...read].map(([on, list]) => [on, scoredBy(list, cards, on)]));
}

function scoredBy(list: readonly ReadOnDay[], cards: Cards, on: Day) {
  const owed = list.reduce((all, { stake }) => all + (stake?.owedMinor ?? 0), 0);
  const portfolioFor = (which: keyof Pair) =>
    portfolioOf(
      list.map(({ histories }) => histories[which]),
      on,
      cards[which],
    );
  const portfolios = { inForce: portfolioFor("inForce"), draft: portfolioFor("draft") };
  const sheetOf = ({ histories, facts, stake }: ReadOnDay, which: keyof Pair): ScoreSheet => {
    const exposure = stake === null ? null : exposureFactsOf(stake, owed);
    return scoreAccount(histories[which], portfolios[which], { ...facts, exposure }, cards[which]);
  };
  return list.map((each) => ({
    pair: { inForce: sheetOf(each, "inForce"), draft: sheetOf(each, "draft") },
    bad: each.bad,
  }));
}
