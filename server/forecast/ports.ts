import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { CashBody } from "../../shared/forecast/contract.ts";
import type { Layers } from "../../shared/forecast/learn.ts";
import type { Levels } from "../../shared/forecast/levels.ts";
import type { PayRun } from "../../shared/forecast/pay-run.ts";
import type { Tally } from "../../shared/forecast/tally.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** What is kept of how an org's customers pay; each customer's own tally stands in a row of its own. */
export interface KeptHabits {
  readonly asOf: Day;
  /** Invoices that were settled before that day. */
  readonly settled: number;
  readonly portfolio: Tally;
  readonly levels: Levels | null;
  readonly layers: Layers;
  /** The day on which the layers were last tried. */
  readonly layersOn: Day;
  /** How much one customer's invoices move together, set on the same day. */
  readonly together: number;
  /** The org's money of the weeks from that day on, each currency apart. */
  readonly cash: readonly CashBody[];
}

/** Everything that the forecast reads and keeps, inside one tenant transaction. */
export interface ForecastBook {
  readonly ledger: LedgerBook;
  /** What was agreed with each account or is contested by it; only of those that agreed on anything. */
  agreements(): Promise<ReadonlyMap<string, Agreements>>;
  /** null before the first count. */
  kept(): Promise<KeptHabits | null>;
  /** null for an account that never settled anything. */
  tallyOf(accountId: string): Promise<{ readonly tally: Tally; readonly run: PayRun | null } | null>;
  /** Takes the place of all that was kept before. */
  keep(
    habits: KeptHabits,
    accounts: ReadonlyMap<string, Tally>,
    runs: ReadonlyMap<string, PayRun>,
  ): Promise<void>;
}

export interface ForecastDesk {
  inTenant<T>(orgId: string, work: (book: ForecastBook) => Promise<T>): Promise<T>;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
}
