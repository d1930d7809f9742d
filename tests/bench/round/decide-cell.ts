import { decide } from "../../../shared/dunning/decide.ts";
import { standardPolicy } from "../../../shared/dunning/policy/standard-policy.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { AS_OF, factsOf } from "./facts.ts";
import { outcomeOf } from "./outcome.ts";
import type { RoundSize, Decided } from "./round.ts";

/** The product's own decision, on facts that are all in memory before the first is judged. */
async function decideAll({ accounts, invoicesEach, seed }: RoundSize): Promise<Decided> {
  const facts = [...factsOf(accounts, invoicesEach, seed)];
  const outcomes: Record<string, number> = {};
  const { seconds } = await cpuSeconds(() => {
    for (const each of facts) {
      const decision = decide(each, standardPolicy, AS_OF);
      const outcome = decision.kind === "hold" ? decision.because : decision.kind;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  });
  return { seconds, outcomes, maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

/** What was decided, account by account, for the comparison with the peer. */
const outcomes = ({ accounts, invoicesEach, seed }: RoundSize): readonly string[] =>
  [...factsOf(accounts, invoicesEach, seed)].map((each) => outcomeOf(decide(each, standardPolicy, AS_OF)));

answerAs({ decideAll, outcomes });
