import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { Hold, Remind } from "../decision.ts";
import type { ChosenPolicy } from "../policy/policy-for.ts";
import type { ReplaySpan } from "./span.ts";
import type { PastRound } from "./timeline.ts";

/** What the ledger of decisions says of one account in one currency on one day. */
export interface DecidedDay {
  readonly asOf: Day;
  readonly accountId: string;
  readonly currency: Currency;
  readonly round: PastRound;
  readonly under: ChosenPolicy;
  readonly decision: Remind | Hold;
}

/** Spans as the ledger keeps them: a row a day, the last round's word on it, and none where nothing was due. */
export function* decidedDays(
  spans: readonly ReplaySpan[],
  rounds: readonly PastRound[],
): Generator<DecidedDay> {
  const last = new Map<string, DecidedDay>();
  for (const { accountId, currency, from, to, under, decision } of [...spans].sort((a, b) => a.from - b.from))
    for (let at = from; at < to; at += 1) {
      const round = rounds[at];
      if (round === undefined) continue;
      const said: DecidedDay = { asOf: round.asOf, accountId, currency, round, under, decision };
      const isAlone = rounds[at + 1]?.asOf !== round.asOf && rounds[at - 1]?.asOf !== round.asOf;
      if (isAlone) yield said;
      else last.set(`${round.asOf} ${accountId} ${currency}`, said);
    }
  yield* last.values();
}
