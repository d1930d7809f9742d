import type { PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** What held for all accounts of a round. */
export interface RoundNote {
  readonly asOf: Day;
  readonly at: Date;
  readonly rehearsed: boolean;
  readonly stopped: boolean;
  readonly dataAgeMinutes: number | null;
  readonly policies: PoliciesInForce;
}

/** What a round read of one account in one currency besides money and messages, as JSON. */
export interface FactsNote {
  readonly accountId: string;
  readonly currency: Currency;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What rounds leave behind, so that they can be walked again. */
export interface RoundMemory {
  /** Remembers that a round began, and on what, so that it can be walked again. */
  noteRound(round: RoundNote): Promise<void>;
  /** Remembers what the round read, where it is not what was read last; `at`: the round's beginning. */
  noteFacts(facts: readonly FactsNote[], at: Date): Promise<void>;
}
