import { dueStep, stepKey } from "../../shared/approval/due-step.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { rulesOn } from "./rules-on.ts";
import type { ApprovalBook, ApprovalDesk, NewStep } from "./ports.ts";

/** In the round: writes the limits that begin into the CRM, and takes back those that have ended, as the org says. */
export function takeSteps(
  orgId: string,
  asOf: Day,
  desk: ApprovalDesk,
): Promise<{ readonly limitsWritten: number }> {
  return desk.inTenant(orgId, async (book) => {
    const steps = await stepsDue(book, asOf, desk);
    await book.take(steps, desk.now());
    return { limitsWritten: steps.filter(({ writebackId }) => writebackId !== null).length };
  });
}

/** Of one account, or of all. */
export async function stepsDue(
  book: ApprovalBook,
  asOf: Day,
  { newId }: Pick<ApprovalDesk, "newId">,
  only?: string,
): Promise<readonly NewStep[]> {
  const { approval } = await rulesOn(book, asOf);
  const taken = new Set((await book.stepsOf(only ?? "all")).map(stepKey));
  return (await book.linedAccounts(only)).flatMap(({ accountId, active, currency, limitMinor, lines }) => {
    const step = active ? dueStep(lines, taken, { currency, limitMinor }, approval.afterItsEnd, asOf) : null;
    if (step === null) return [];
    return [{ ...step, accountId, currency, writebackId: step.amountMinor === limitMinor ? null : newId() }];
  });
}
