import { leastShare } from "../kernel/share.ts";
import type { LadderStep } from "./policy/ladder-steps.ts";
import type { Minimum } from "./policy/policy.ts";
import type { Standing } from "./standing.ts";

/** The step that is taken, and the invoice that carries it. */
export interface Taken {
  readonly step: LadderStep;
  readonly carrier: Standing;
  /** What dropped to it from higher steps. */
  readonly demoted: readonly Standing[];
}

/**
 * The highest step that the ready invoices are at and that is worth it, net of credits. Too little at a step: its invoices drop to
 * the next lower one that others are ready for and count there; they never carry it, for it is behind them. Null
 * when even the lowest is too little.
 */
export function takenStep(
  ready: readonly Standing[],
  { creditsMinor, openMinor, currency }: Purse,
): Taken | null {
  let demoted: readonly Standing[] = [];
  for (const step of descending(ready)) {
    const own = ready.filter(({ rung }) => rung?.step === step);
    const pool = demoted.length === 0 ? own : [...demoted, ...own];
    const [carrier] = own;
    const due = () => pool.reduce((all, { coverage }) => all + coverage.chaseableMinor, 0);
    const least = leastOf(step.minimum, openMinor, currency);
    // Without credits something is always left to chase: the amounts need not be added up.
    const isWorthIt = (least === 0 && creditsMinor === 0) || due() - creditsMinor >= Math.max(1, least);
    if (carrier && isWorthIt) return { step, carrier, demoted };
    demoted = pool;
  }
  return null;
}

interface Purse {
  readonly creditsMinor: number;
  readonly openMinor: number;
  readonly currency: string;
}

function descending(ready: readonly Standing[]): readonly LadderStep[] {
  const steps = new Set<LadderStep>();
  for (const { rung } of ready) if (rung) steps.add(rung.step);
  return steps.size < 2 ? [...steps] : [...steps].sort((a, b) => b.days - a.days);
}

function leastOf(minimum: Minimum | undefined, openMinor: number, currency: string): number {
  if (minimum === undefined) return 0;
  return Math.max(minimum.minor[currency] ?? 0, leastShare(openMinor, minimum.share));
}
