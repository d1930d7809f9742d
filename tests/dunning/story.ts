import { decide } from "../../shared/dunning/decide.ts";
import type { AccountFacts, PastDispatch } from "../../shared/dunning/facts.ts";
import type { Policy, Step } from "../../shared/dunning/policy/policy.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { everyDay, facts, item, MONDAY, sent } from "./scene.ts";

/** A Monday on which one invoice is due. */
export const due = MONDAY;
export const one = facts({ items: [item({ dueOn: due })] });
/** The step that is taken, or the reason of the hold with its end, counted from the due day. */
export const said = (given: AccountFacts, asOf: Day, policy: Policy = everyDay): string => {
  const decision = decide(given, policy, asOf);
  if (decision.kind === "remind") return decision.step.key;
  if (decision.kind === "rest") return "rest";
  return `${decision.because}${decision.until === null ? "" : ` until ${decision.until - due}`}`;
};
/** The standard steps on any weekday, one of them changed. */
export const withStep = (key: string, over: Partial<Step>): Policy => ({
  ...everyDay,
  steps: everyDay.steps.map((step) => (step.key === key ? { ...step, ...over } : step)),
});
/** The same account after these messages, each at an age of its invoice. */
export const told = (
  given: AccountFacts,
  ...messages: readonly (readonly [string, number])[]
): AccountFacts => ({
  ...given,
  history: messages.map(([step, day]) =>
    sent(
      step,
      addDays(due, day),
      given.items.map(({ invoiceId }) => invoiceId),
    ),
  ),
});
/** Every day from one age to another, each with what was said on the days before; the messages as "day step". */
export function story(
  given: AccountFacts,
  policy: Policy,
  from: number,
  to: number,
  rounds = 1,
): readonly string[] {
  const history: PastDispatch[] = [...given.history];
  const words: string[] = [];
  for (let day = from; day <= to; day += 1)
    for (let round = 0; round < rounds; round += 1) {
      const decision = decide({ ...given, history }, policy, addDays(due, day));
      if (decision.kind !== "remind") continue;
      const { key, days, channel } = decision.step;
      const invoiceIds = decision.demand.lines.map(({ invoiceId }) => invoiceId);
      history.push({ step: key, days, channel, asOf: addDays(due, day), invoiceIds, state: "sent" });
      words.push(`${day} ${key}`);
    }
  return words;
}
