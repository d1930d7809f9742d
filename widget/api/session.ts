import type { WidgetSession } from "../../shared/account/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";

export interface SessionKeeper {
  /** A token that is good for a while yet; `renew` asks for a new one whatever the old one says. */
  pass(renew: boolean): Promise<Result<WidgetSession, Problem>>;
}

const RENEW_BEFORE_MS = 60_000;

/**
 * Keeps one token in memory, nowhere else, and renews it a minute before it ends.
 * Callers that ask at the same time share one request.
 */
export function sessionKeeper(issue: () => Promise<Result<WidgetSession, Problem>>): SessionKeeper {
  let current: WidgetSession | undefined;
  let running: Promise<Result<WidgetSession, Problem>> | undefined;
  return {
    async pass(renew) {
      if (current && !renew && Date.parse(current.expiresAt) - Date.now() > RENEW_BEFORE_MS)
        return { ok: true, value: current };
      running ??= issue().finally(() => {
        running = undefined;
      });
      const issued = await running;
      current = issued.ok ? issued.value : undefined;
      return issued;
    },
  };
}
