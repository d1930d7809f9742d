import { TRIGGER_NAMES } from "../../shared/alert/trigger-names.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { OpenedStep } from "../../shared/playbook/open-steps.ts";
import type { CrmItem } from "../outbox/index.ts";
import type { NewOpened } from "./ports.ts";

export type Language = "zh-CN" | "en";

const WHERE: Readonly<Record<Language, (trigger: string, step: number, all: number) => string>> = {
  "zh-CN": (trigger, step, all) =>
    `预警“${trigger}”的应急预案，第 ${step} 步，共 ${all} 步。请在回款的“预警”页面或客户页面勾选完成，此任务会随之关闭。`,
  en: (trigger, step, all) =>
    `Playbook for the early warning “${trigger}”, step ${step} of ${all}. Tick it off in Huikuan, on the alerts page or at the account: this task is closed with it.`,
};

/** What the CRM knows the task of a step by. */
export const taskIdOf = (openedId: string, step: number): string => `${openedId}-p${step}`;

/** A step as a task of whoever is asked, in the language of the org's CRM. */
export function stepTask(
  { openedId, accountId, trigger, steps }: NewOpened,
  { step, says, dueOn, ownerId }: OpenedStep,
  language: Language,
): CrmItem {
  const id = taskIdOf(openedId, step);
  const text = WHERE[language](TRIGGER_NAMES[language][trigger], step, steps.length);
  return {
    ...{ writebackId: id, module: "Tasks", externalId: id },
    record: { subject: says[language], dueOn: formatDay(dueOn), text, accountId, contactId: null, ownerId },
  };
}
