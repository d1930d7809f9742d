import type { Currency } from "../../kernel/currency.ts";
import { assert } from "../../kernel/result.ts";
import { isStale } from "../decide.ts";
import { asksForOpen, policiesNamed } from "../policy/policy-for.ts";
import { KnownLedger } from "./known-ledger.ts";
import { Lane } from "./lane.ts";
import type { ReplaySpan } from "./span.ts";
import { walkHousehold } from "./replay-household.ts";
import type { AccountTimeline, PastRound } from "./timeline.ts";

/**
 * One account over many rounds: at each, what would have been decided by what was known then and by what the replay
 * itself had sent before. Rounds are in order of time. It equals a decision at every round, and makes one only where
 * something was learnt, a day has come, or the answer may turn by itself.
 */
export function replayAccount(
  timeline: AccountTimeline,
  rounds: readonly PastRound[],
  turning: Uint8Array = turningRounds(rounds),
): readonly ReplaySpan[] {
  const walk = walkAccount(timeline, rounds, turning);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
}

/** The same, with a halt after each round: a large account takes longer than anybody else should have to wait. */
export function* walkAccount(
  timeline: AccountTimeline,
  rounds: readonly PastRound[],
  turning: Uint8Array,
): Generator<void, readonly ReplaySpan[], void> {
  if (timeline.household !== undefined)
    return yield* walkHousehold(timeline, timeline.household, rounds, turning);
  const ledger = new KnownLedger(timeline.entries, rounds);
  const lanes = new Map<Currency, Lane>();
  const spans: ReplaySpan[] = [];
  for (let at = 0; at < rounds.length; at += 1) {
    const touched = ledger.advance(at);
    for (const currency of touched)
      if (!lanes.has(currency)) lanes.set(currency, new Lane(timeline, currency, rounds, spans));
    const round = rounds[at];
    assert(round, "a round in the list");
    // Where a segment asks what is owed, another currency's money may choose the policy.
    const turns = turning[at] === 1 || (touched.size > 0 && asksForOpen(round.policies.segments));
    for (const [currency, lane] of lanes) lane.step(at, round, ledger, touched.has(currency) || turns);
    yield;
  }
  for (const lane of lanes.values()) lane.close(rounds.length);
  return spans;
}

/** 1 where what holds for every account is not what held a round before. */
export function turningRounds(rounds: readonly PastRound[]): Uint8Array {
  const turning = new Uint8Array(rounds.length);
  for (let at = 0; at < rounds.length; at += 1) {
    const [round, before] = [rounds[at], rounds[at - 1]];
    if (round && !(before && isAlike(round, before))) turning[at] = 1;
  }
  return turning;
}

const isAlike = (a: PastRound, b: PastRound): boolean =>
  a.policies === b.policies &&
  a.rehearsed === b.rehearsed &&
  a.stopped === b.stopped &&
  policiesNamed(a.policies).every((policy) => isStale(a, policy) === isStale(b, policy));
