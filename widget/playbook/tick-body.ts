import type { CreditHold } from "../../shared/limit/kinds.ts";

/** A tick as it is sent: days as text. */
export interface TickBody {
  readonly clientId: string;
  readonly openedId: string;
  readonly step: number;
  readonly note: string;
  readonly hold: {
    readonly hold: CreditHold;
    readonly until: string | null;
    readonly reviewOn: string | null;
  } | null;
}
