import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { OpenedBody } from "../../shared/playbook/contract.ts";
import { isLate, mayTick } from "../../shared/playbook/progress.ts";
import type { KeptOpened, KeptStep, Worker } from "./ports.ts";

interface Reading {
  readonly by: Worker;
  readonly today: Day;
  readonly timeZone: string;
  readonly urls: ReadonlyMap<string, string>;
}

/** An opened playbook as it travels to whoever reads it. */
export const openedBody = (opened: KeptOpened, reading: Reading): OpenedBody => ({
  ...{ openedId: opened.openedId, accountId: opened.accountId, account: opened.account },
  accountUrl: reading.urls.get(opened.accountId) ?? null,
  trigger: opened.trigger,
  openedOn: formatDay(opened.openedOn),
  alertEndedOn: opened.alertEndedOn === null ? null : formatDay(opened.alertEndedOn),
  steps: opened.steps.map((step) => stepBody(step, opened.end !== null, reading)),
  ended: opened.end && {
    at: localMoment(opened.end.at, reading.timeZone),
    by: opened.end.by,
    reason: opened.end.reason,
  },
});

const stepBody = (
  step: KeptStep,
  isEnded: boolean,
  { by, today, timeZone }: Reading,
): OpenedBody["steps"][number] => ({
  ...{ step: step.step, says: { ...step.says }, does: step.does, owner: step.ownerName },
  dueOn: formatDay(step.dueOn),
  late: !isEnded && isLate(step, today),
  mine: !isEnded && step.tick === null && mayTick(step, by),
  tick: step.tick && {
    ...{ by: step.tick.by, note: step.tick.note, held: step.tick.held },
    at: localMoment(step.tick.at, timeZone),
  },
});
