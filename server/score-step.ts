import type { Day } from "../shared/kernel/day.ts";
import { faultText } from "./adapters/log/log.ts";
import { measureTriggers, watchAccounts } from "./alert/index.ts";
import { takeSteps } from "./approval/index.ts";
import type { Desks } from "./compose.ts";
import { scoreAccounts } from "./credit/index.ts";
import { learnHabits } from "./forecast/index.ts";
import type { StepReport } from "./jobs/daily-round.ts";
import { tellHolds } from "./limit/index.ts";
import { openPlaybooks } from "./playbook/index.ts";

/** How good everybody is, and what follows from it: forecasts, warnings, and what the CRM is to hold. */
export async function score(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  const { accounts, scored, provisional, queued, backfilled } = await scoreAccounts(
    orgId,
    asOf,
    desks.credit,
  );
  const foreseen = await foresee(orgId, asOf, desks);
  const watched = await watch(orgId, asOf, desks);
  const holds = await tellOfHolds(orgId, asOf, desks);
  const limits = await tellOfLimits(orgId, asOf, desks);
  return {
    warnings: [...foreseen.warnings, ...watched.warnings, ...holds.warnings, ...limits.warnings],
    counts: {
      ...{ accounts, scored, provisional, queued, backfilled },
      ...watched.counts,
      ...holds.counts,
      ...limits.counts,
    },
  };
}

/** No letter waits for a forecast: one that fails is said, and the counts of the day before stand. */
async function foresee(orgId: string, asOf: Day, desks: Desks): Promise<Pick<StepReport, "warnings">> {
  try {
    await learnHabits(orgId, asOf, desks.forecasts);
    return { warnings: [] };
  } catch (fault) {
    return { warnings: [`forecast: ${faultText(fault)}`] };
  }
}

/** No letter waits for an early warning either. */
async function watch(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  try {
    const { raised, ended } = await watchAccounts(orgId, asOf, desks.alerts);
    await measureTriggers(orgId, asOf, desks.alerts);
    const { opened } = await openPlaybooks(orgId, asOf, desks.playbooks);
    const counts = { alerts: raised, cured: ended, ...(opened > 0 ? { playbooks: opened } : {}) };
    return { warnings: [], counts };
  } catch (fault) {
    return { warnings: [`alerts: ${faultText(fault)}`], counts: {} };
  }
}

/** Nor for what the CRM is to hold: it keeps what it was told last. */
async function tellOfHolds(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  try {
    const { held, told } = await tellHolds(orgId, asOf, desks.limits);
    return { warnings: [], counts: held + told > 0 ? { creditHolds: held, holdsTold: told } : {} };
  } catch (fault) {
    return { warnings: [`credit holds: ${faultText(fault)}`], counts: {} };
  }
}

/** Nor for limits that begin or end: what is due is taken by the next round. */
async function tellOfLimits(orgId: string, asOf: Day, desks: Desks): Promise<StepReport> {
  try {
    const { limitsWritten } = await takeSteps(orgId, asOf, desks.approvals);
    return { warnings: [], counts: limitsWritten > 0 ? { limitsWritten } : {} };
  } catch (fault) {
    return { warnings: [`limits: ${faultText(fault)}`], counts: {} };
  }
}
