import type { WidgetSession } from "../../shared/account/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";

export interface SessionKeeper {
  /** A token that is good for a while yet; `renew` asks for a new one whatever the old one says. */
  pass(renew: boolean): Promise<Result<WidgetSession, Problem>>;
}

/** What our server promises: no token lives longer. */
const LONGEST_MS = 600_000;
const RENEW_BEFORE_MS = 60_000;

/**
 * Keeps one token in memory, nowhere else, and renews it a minute before it ends.
 * Callers that ask at the same time share one request. `now` is a clock that only runs forward, in milliseconds.
 */
export function sessionKeeper(
  issue: () => Promise<Result<WidgetSession, Problem>>,
  now: () => number = () => performance.now(),
): SessionKeeper {
  let current: { readonly session: WidgetSession; readonly until: number } | undefined;
  let running: Promise<Result<WidgetSession, Problem>> | undefined;

  async function renewed(): Promise<Result<WidgetSession, Problem>> {
    const issued = await issue();
    current = issued.ok ? { session: issued.value, until: now() + lifeOf(issued.value) } : undefined;
    return issued;
  }

  return {
    pass(renew) {
      if (current && !renew && now() < current.until)
        return Promise.resolve({ ok: true, value: current.session });
      running ??= renewed().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** The clock of this computer may be wrong by days: an end that it cannot believe counts as the longest life. */
function lifeOf({ expiresAt }: WidgetSession): number {
  const told = Date.parse(expiresAt) - Date.now();
  const life = told > 0 && told <= LONGEST_MS ? told : LONGEST_MS;
  return life - Math.min(RENEW_BEFORE_MS, life / 2);
}
