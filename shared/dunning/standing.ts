import type { Coverage } from "./coverage.ts";
import type { Ladder, Rung } from "./ladder.ts";

/** One invoice on one day: its money, and the step that waits for it. */
export interface Standing {
  readonly coverage: Coverage;
  readonly ladder: Ladder;
  /** Days from the day that steps count from: the due day, or a later one that was granted. */
  readonly stepDpd: number;
  readonly rung: Rung | null;
  /** The step's days have come, whether or not spacing lets it go. */
  readonly atStep: boolean;
  /** Steps below that are due and do not admit the account, lowest first. */
  readonly passedOver: readonly string[];
  /** Its own step does not admit the account, and no step above is due. */
  readonly barred: boolean;
}
