import type { DispatchRow, DunningDesk } from "./ports.ts";

export interface ReapReport {
  /** Claims whose holder died before it began to send: they are planned again. */
  readonly freed: number;
  /** Messages that may or may not have left: a person decides, the machine never sends them again. */
  readonly doubted: readonly DispatchRow[];
}

/** Takes back what dead or paused holders left behind. Run before each delivery and every minute. */
export function reapDispatches(
  orgId: string,
  desk: Pick<DunningDesk, "inTenant" | "now">,
): Promise<ReapReport> {
  return desk.inTenant(orgId, (book) => book.reap(desk.now()));
}
