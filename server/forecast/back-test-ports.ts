import type { OwnTested } from "../../shared/forecast/backtest/own-ledger.ts";
import type { TestedBody } from "../../shared/forecast/backtest/contract.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** One org's back-test: the one under way, and the one that ended last. */
export interface KeptBackTest {
  /** When the one under way said something last; null when none is. */
  readonly toldAt: Date | null;
  readonly done: number;
  readonly last: TestedBody | null;
}

/** Inside one tenant transaction. */
export interface BackTestBook {
  readonly ledger: LedgerBook;
  timeZone(): Promise<string>;
  kept(): Promise<KeptBackTest | null>;
  begin(at: Date): Promise<void>;
  /** None is under way any more. */
  drop(): Promise<void>;
  tell(done: number, at: Date): Promise<void>;
  end(result: TestedBody): Promise<void>;
}

/** Tests a ledger where nobody waits for it. `told` hears how many parts are done. @throws when it ends early. */
export type TestLedger = (known: readonly KnownInvoice[], told: (done: number) => void) => Promise<OwnTested>;

export interface BackTestDesk {
  inTenant<T>(orgId: string, work: (book: BackTestBook) => Promise<T>): Promise<T>;
  readonly now: () => Date;
  readonly dayIn: (timeZone: string, at: Date) => Day;
  readonly test: TestLedger;
}
