import type { Sentence } from "../../../../shared/kernel/contract.ts";
import type { PlaybookStepView } from "../../../../shared/playbook/contract.ts";
import type { StepDoes, StepOwner } from "../../../../shared/playbook/kinds.ts";
import type { Locale } from "../../../ui/money-text.ts";

/** A step as it is chosen and typed. */
export interface StepText {
  /** Keeps its fields apart from those of others, wherever it stands. */
  readonly key: string;
  readonly says: string;
  readonly does: StepDoes;
  readonly owner: StepOwner;
  readonly userId: string;
  readonly days: string;
  /** What it said in both languages before anybody wrote into it. */
  readonly was: Sentence | null;
}

export const blankStep = (): StepText => ({
  ...{ key: crypto.randomUUID(), says: "", does: "task", owner: "account-owner", userId: "", days: "1" },
  was: null,
});

export const textOf = ({ says, does, owner, userId, days }: PlaybookStepView, locale: Locale): StepText => ({
  ...{ key: crypto.randomUUID(), says: says[locale], does, owner, userId: userId ?? "" },
  ...{ days: String(days), was: says },
});

/** The first field that is wrong. */
export function flawOfSteps(texts: readonly StepText[]): "says" | "days" | "user" | null {
  for (const { says, days, owner, userId } of texts) {
    if (says.trim() === "") return "says";
    if (!/^\d{1,2}$/.test(days.trim()) || Number(days) > 60) return "days";
    if (owner === "user" && userId === "") return "user";
  }
  return null;
}

/** What is asked of the server: a step that somebody wrote anew says the same in both languages. */
export const readSteps = (texts: readonly StepText[], locale: Locale): PlaybookStepView[] =>
  texts.map(({ says, does, owner, userId, days, was }) => ({
    says: was !== null && was[locale] === says ? was : { "zh-CN": says.trim(), en: says.trim() },
    ...{ does, owner, days: Number(days) },
    userId: owner === "user" ? userId : null,
  }));
