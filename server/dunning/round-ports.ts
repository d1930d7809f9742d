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

/** With whom an account is judged; null: alone. Empty: with its head office, and not by itself. */
export interface Membership {
  readonly accountId: string;
  readonly members: readonly string[] | null;
}

/** What rounds leave behind, so that they can be walked again. */
export interface RoundMemory {
  /** Remembers that a round began, and on what, so that it can be walked again. */
  noteRound(round: RoundNote): Promise<void>;
  /**
   * Remembers what the round read, where it is not what was read last; `at`: the round's beginning. What was read of an
   * account together with others than these ends.
   */
  noteFacts(facts: readonly FactsNote[], at: Date, memberships: readonly Membership[]): Promise<void>;
}
