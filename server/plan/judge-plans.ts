import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { PlanVerdict } from "../../shared/plan/judge-plan.ts";
import type { PlanState } from "../../shared/plan/kinds.ts";
import { blankLine, crmWords, writeLine } from "../followup/index.ts";
import { aboutPlan } from "./agree-plan.ts";
import type { PlanVerdictBook, PlanVerdictDesk } from "./ports.ts";

/** As long as promises: a bank may take a payment back, and evidence of one in time may come late. */
const REJUDGE_DAYS = 366;

export interface PlanReport {
  readonly plans: number;
  readonly plansChanged: number;
}

/** Asks the money about every plan, and says in the log, once, what became of each: a broken one is also a task. */
export async function judgePlans(orgId: string, asOf: Day, desk: PlanVerdictDesk): Promise<PlanReport> {
  const at = desk.now();
  const since = addDays(asOf, -REJUDGE_DAYS);
  const accountIds = await desk.inTenant(orgId, (book) => book.accountsJudgedSince(since));
  const total = { plans: 0, plansChanged: 0 };
  for (const accountId of accountIds) {
    const { plans, plansChanged } = await desk.inTenant(orgId, (book) =>
      judgeAccount(accountId, asOf, at, book),
    );
    total.plans += plans;
    total.plansChanged += plansChanged;
  }
  return total;
}

/** In a transaction of its own, so that people wait for one account's verdicts and not for all. */
async function judgeAccount(
  accountId: string,
  asOf: Day,
  at: Date,
  book: PlanVerdictBook,
): Promise<PlanReport> {
  await book.lockAccount(accountId);
  const before = await book.lastStates(accountId);
  const { plans } = judgeAgreements(await book.agreementsOf(accountId), asOf);
  let plansChanged = 0;
  for (const verdict of plans) {
    if (verdict.state === before.get(verdict.plan.planId) || verdict.state === "withdrawn") continue;
    await book.saveState(verdict.plan.planId, verdict.state, asOf);
    await noteVerdict(verdict, verdict.state, asOf, at, book);
    plansChanged += 1;
  }
  return { plans: plans.length, plansChanged };
}

async function noteVerdict(
  { plan }: PlanVerdict,
  state: PlanState,
  asOf: Day,
  at: Date,
  book: PlanVerdictBook,
): Promise<void> {
  const followupId = `plan-${plan.planId}-${state}-${formatDay(asOf)}`;
  if ((await book.bodyHashOf(followupId)) !== null) return;
  const { language } = await book.readerOf(plan.accountId);
  const task = state === "broken" ? { nextAction: crmWords[language].task.brokenPlan, nextOn: asOf } : {};
  await writeLine(
    {
      ...blankLine,
      ...task,
      followupId,
      accountId: plan.accountId,
      kind: "plan",
      outcome: state,
      about: aboutPlan(plan, await book.numbersOf(plan.invoiceIds)),
      happenedAt: at,
      recordedAt: at,
      byUser: "huikuan",
      byName: "Huikuan",
      bodyHash: "",
    },
    book,
  );
}
