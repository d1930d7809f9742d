import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import { assert } from "../../kernel/result.ts";
import { asksForOpen } from "../policy/policy-for.ts";
import { KnownLedger } from "./known-ledger.ts";
import { Lane } from "./lane.ts";
import { OwnHistory } from "./own-history.ts";
import type { ReplaySpan } from "./span.ts";
import { type AccountTimeline, currencyOf, type PastRound } from "./timeline.ts";

/**
 * Accounts that were ever judged together, walked as one: what is said to any of them counts for whoever answers for it in
 * the next round, with a halt after each. Whoever a round did not judge, because its head office was, has nothing to stand upon in it.
 */
export function* walkHousehold(
  timeline: AccountTimeline,
  household: readonly string[],
  rounds: readonly PastRound[],
  turning: Uint8Array,
): Generator<void, readonly ReplaySpan[], void> {
  const spans: ReplaySpan[] = [];
  const ledgers = new Ledgers(timeline, rounds);
  const walkers = lanesOf(timeline, household, rounds, spans).map((lane) => ({
    ...lane,
    ledger: null as KnownLedger | null,
  }));
  for (const { lane } of walkers) for (const round of rounds) ledgers.need(lane.membersAt(round));
  for (const [at, round] of rounds.entries()) {
    ledgers.advance(at);
    for (const walker of walkers) {
      const { ledger, touched } = ledgers.of(walker.lane.membersAt(round));
      const turns = turning[at] === 1 || (touched.size > 0 && asksForOpen(round.policies.segments));
      // Another group, or none, owes something else.
      const isOther = ledger !== walker.ledger;
      walker.ledger = ledger;
      walker.lane.step(at, round, ledger, touched.has(walker.currency) || turns || isOther);
    }
    yield;
  }
  for (const { lane } of walkers) lane.close(rounds.length);
  return spans;
}

function lanesOf(
  timeline: AccountTimeline,
  household: readonly string[],
  rounds: readonly PastRound[],
  spans: ReplaySpan[],
): readonly { readonly lane: Lane; readonly currency: Currency }[] {
  const currencies = [...new Set(timeline.standing.map(currencyOf))].sort();
  return currencies.flatMap((currency) => {
    const past = timeline.messages.filter((each) => each.currency === currency);
    const history = new OwnHistory(past, currency, rounds[0]?.asOf ?? (0 as Day));
    return household
      .filter((accountId) =>
        timeline.standing.some(({ what }) => what.accountId === accountId && what.currency === currency),
      )
      .map((accountId) => ({
        lane: new Lane(timeline, currency, rounds, spans, { accountId, history }),
        currency,
      }));
  });
}

interface Owed {
  readonly ledger: KnownLedger;
  touched: ReadonlySet<Currency>;
}

/** What each set of accounts that ever answered together owed, folded as one. */
class Ledgers {
  readonly #timeline: AccountTimeline;
  readonly #rounds: readonly PastRound[];
  readonly #owed = new Map<string, Owed>();

  constructor(timeline: AccountTimeline, rounds: readonly PastRound[]) {
    this.#timeline = timeline;
    this.#rounds = rounds;
  }

  need(members: readonly string[]): void {
    const key = members.join(" ");
    if (this.#owed.has(key)) return;
    const entries = this.#timeline.entries.filter(({ what }) => members.includes(what.accountId));
    this.#owed.set(key, { ledger: new KnownLedger(entries, this.#rounds), touched: new Set() });
  }

  advance(at: number): void {
    for (const owed of this.#owed.values()) owed.touched = owed.ledger.advance(at);
  }

  of(members: readonly string[]): Owed {
    const owed = this.#owed.get(members.join(" "));
    assert(owed, "every set of members was asked for before the walk");
    return owed;
  }
}
