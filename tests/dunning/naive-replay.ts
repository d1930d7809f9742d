import type { Decision, Hold, Remind } from "../../shared/dunning/decision.ts";
import { type ChosenPolicy, openMinorOf, policyFor } from "../../shared/dunning/policy/policy-for.ts";
import { decide } from "../../shared/dunning/decide.ts";
import { factsKnown } from "../../shared/dunning/replay/facts-known.ts";
import { OwnHistory } from "../../shared/dunning/replay/own-history.ts";
import type { ReplaySpan } from "../../shared/dunning/replay/span.ts";
import { type AccountTimeline, isKnownAt, type PastRound } from "../../shared/dunning/replay/timeline.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";

/** One line a decision, by round: "3 CNY hold disputed …". Rest is left out. */
export type Decided = readonly string[];

const lineOf = (at: number, currency: string, decision: Remind | Hold, under: ChosenPolicy): string => {
  const [who, { step }] = [`${String(at).padStart(3, "0")} ${currency}`, decision];
  const what =
    decision.kind === "hold"
      ? `hold ${decision.because} ${decision.until ?? "-"}`
      : `remind ${decision.cycle} ${JSON.stringify(decision.demand)}`;
  const by = `${under.policy.id}@${under.policy.version} ${under.segment?.key ?? "-"}`;
  return `${who} ${what} ${step?.key ?? "-"}@${step?.days ?? "-"} by ${by}`;
};

/** Every round by itself: everything known then folded from nothing, and decided on. */
export function naiveReplay(timeline: AccountTimeline, rounds: readonly PastRound[]): Decided {
  const decided: string[] = [];
  const histories = new Map<string, OwnHistory>();
  for (const [at, round] of rounds.entries()) {
    const entries = timeline.entries.filter((each) => isKnownAt(each, round.at)).map(({ what }) => what);
    const books = openBooks(entries, round.asOf);
    for (const book of books) {
      const standing = timeline.standing.find(
        (each) => each.what.currency === book.currency && isKnownAt(each, round.at),
      );
      if (!standing) continue;
      let history = histories.get(book.currency);
      if (!history) {
        const past = timeline.messages.filter(({ currency }) => currency === book.currency);
        history = new OwnHistory(past, book.currency, rounds[0]?.asOf ?? (0 as Day));
        histories.set(book.currency, history);
      }
      if (history.spokenToIn(round)) continue;
      const facts = factsKnown(standing.what, book, history.knownTo(round), round);
      const { traits } = standing.what;
      const under = policyFor(round.policies, { ...traits, accountId: "9", openMinor: openMinorOf(books) });
      const decision: Decision = decide(facts, under.policy, round.asOf);
      if (decision.kind === "remind") history.remind(decision, round);
      if (decision.kind !== "rest") decided.push(lineOf(at, book.currency, decision, under));
    }
  }
  return decided.sort();
}

/** The same shape from spans. */
export function spelledOut(spans: readonly ReplaySpan[]): Decided {
  const decided: string[] = [];
  for (const { currency, from, to, decision, under } of spans)
    for (let at = from; at < to; at += 1) decided.push(lineOf(at, currency, decision, under));
  return decided.sort();
}
