import type { Day } from "../../shared/kernel/day.ts";
import type { HoldReason } from "../../shared/dunning/contract.ts";
import { judge, type Judgement } from "../../shared/dunning/decide.ts";
import type { Decision } from "../../shared/dunning/decision.ts";
import type { AccountFacts } from "../../shared/dunning/facts.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { setAsideOn } from "../../shared/dunning/set-aside.ts";
import { situationOf } from "../../shared/dunning/situation.ts";
import type { Standing } from "../../shared/dunning/standing.ts";

/** A decision, invoice by invoice. */
export interface Trace {
  readonly decision: Decision;
  /** Oldest due first; those that nobody may be reminded of last. */
  readonly invoices: readonly InvoiceTrace[];
}

export interface InvoiceTrace {
  readonly invoiceId: string;
  /** The step that waits for it; null at the top of the ladder. */
  readonly step: string | null;
  /** The first day on which that step may be taken, before the account's contact gap. */
  readonly stepDueOn: Day | null;
  /** Steps that were due and did not admit the account. */
  readonly passedOver: readonly string[];
  /**
   * "carries": it gives the message its step. "joins": it is taken at that step with it. "drops": its own step is
   * higher and was too little. "listed": in the letter, and no step of its own goes. "held": by `because`.
   * "waits": its step's days have not come. "done": no step is left.
   */
  readonly fate: "carries" | "joins" | "drops" | "listed" | "held" | "waits" | "done";
  readonly because: HoldReason | null;
}

/** The decision of that day with the reason of every invoice: the very same judgement, told in full. */
export function explain(facts: AccountFacts, policy: Policy, asOf: Day): Trace {
  const judgement = judge(situationOf(facts, policy), asOf);
  const silenced = facts.items.flatMap((item) => {
    if (item.noReminders) return silencedTrace(item.invoiceId, "excluded");
    const left = setAsideOn(facts, item, asOf);
    return left === null ? [] : silencedTrace(item.invoiceId, left.because);
  });
  return {
    decision: judgement.decision,
    invoices: [...judgement.standings.map((standing) => traceOf(standing, judgement, asOf)), ...silenced],
  };
}

const silencedTrace = (invoiceId: string, because: HoldReason): InvoiceTrace => ({
  invoiceId,
  step: null,
  stepDueOn: null,
  passedOver: [],
  fate: "held",
  because,
});

function traceOf(standing: Standing, judgement: Judgement, asOf: Day): InvoiceTrace {
  const { rung, passedOver, ladder } = standing;
  const because = heldBecause(standing, judgement.decision, asOf);
  return {
    invoiceId: ladder.item.invoiceId,
    step: rung?.step.key ?? null,
    stepDueOn: rung?.dueOn ?? null,
    passedOver,
    fate: because === null ? fateOf(standing, judgement) : "held",
    because,
  };
}

/** Its own reason before its account's; null when nothing holds it, or when it is in the letter that goes. */
function heldBecause(standing: Standing, decision: Decision, asOf: Day): HoldReason | null {
  const { coverage, atStep, barred, rung } = standing;
  if (!atStep || rung === null) return null;
  if (decision.kind === "hold" && ACCOUNT_WIDE.has(decision.because)) return decision.because;
  if (coverage.chaseableMinor === 0) return coverReason(standing);
  if (barred) return "conditions";
  if (decision.kind === "hold") return decision.because;
  return rung.dueOn > asOf ? "too-soon" : null;
}

/** Reasons that come before anything that one invoice could say. */
const ACCOUNT_WIDE: ReadonlySet<HoldReason> = new Set(["paid", "excluded", "in-doubt", "stale-data"]);

function coverReason({ coverage }: Standing): HoldReason {
  if (coverage.settledUntil !== null) return "settlement-open";
  if (coverage.plannedMinor > 0) return "on-plan";
  if (coverage.promisedMinor > 0) return "promise-open";
  return coverage.settledMinor > 0 ? "let-go" : "disputed";
}

function fateOf(standing: Standing, { decision, taken }: Judgement): InvoiceTrace["fate"] {
  const { rung, atStep } = standing;
  if (decision.kind === "remind" && taken !== null) {
    if (standing === taken.carrier) return "carries";
    if (taken.demoted.includes(standing)) return "drops";
    if (atStep && rung?.step === taken.step) return "joins";
    return "listed";
  }
  return rung === null ? "done" : "waits";
}
