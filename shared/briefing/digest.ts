import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";

/** An amount of one currency, and how many things it is of. */
export interface Summed {
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly count: number;
}

/** What a week came to. Amounts of different currencies are never added. */
export interface DigestFigures {
  readonly from: Day;
  readonly to: Day;
  /** Messages and tasks that the rounds planned, and how many accounts' days they held. */
  readonly planned: number;
  readonly held: number;
  /** Of what was planned: what left or was asked of people. */
  readonly sent: number;
  readonly inDoubt: number;
  readonly returned: number;
  /** What was asked for: of each account what its last message said, and of how many accounts. */
  readonly chased: readonly Summed[];
  readonly promised: readonly Summed[];
  readonly broken: readonly Summed[];
  /** Who owes most that is past due on the day after, largest first by the org's own rates. */
  readonly overdue: readonly {
    readonly accountId: string;
    readonly account: string;
    readonly owner: string | null;
    readonly currency: Currency;
    readonly overdueMinor: number;
    readonly oldestDays: number;
  }[];
}
