import {
  type AmountTest,
  type Condition,
  isListTest,
  type NumberTest,
} from "../../../shared/dunning/policy/condition.ts";
import type { Minimum } from "../../../shared/dunning/policy/policy.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import type { PolicyBody } from "../../../shared/settings/contract.ts";
import { type Locale, moneyText } from "../../ui/money-text.ts";
import { numberText } from "../../ui/number-text.ts";
import type { SettingsWords } from "../../words/settings-en.ts";
import type { Change, PolicyField, StepBody, StepField } from "./diff-policies.ts";
import { clockOf } from "./read-draft.ts";

/** How a policy is put into words. */
export interface Teller {
  readonly words: SettingsWords;
  readonly locale: Locale;
}

/** "10 days past due · E-mail" */
export const sayStep = ({ days, channel }: Pick<StepBody, "days" | "channel">, { words }: Teller): string =>
  `${words.threshold(days)} · ${words.channel[channel]}`;

/** 0.125 → "12.5%" */
const sayShare = (share: number): string => `${numberText(share * 100)}%`;

export function sayAmounts(minor: Readonly<Record<string, number>>, { words, locale }: Teller): string {
  const amounts = Object.entries(minor).map(([code, amountMinor]) => {
    const currency = parseCurrency(code);
    return currency.ok ? moneyText({ amountMinor, currency: currency.value }, locale) : code;
  });
  return amounts.join(words.list);
}

export function sayCondition(condition: Condition, teller: Teller): string {
  const { words } = teller;
  const each = (conditions: readonly Condition[]): string[] =>
    conditions.map((inner) => sayCondition(inner, teller));
  if ("all" in condition) return each(condition.all).join(words.and);
  if ("any" in condition) return each(condition.any).join(words.or);
  if ("not" in condition) return words.not(sayCondition(condition.not, teller));
  const fact = words.policy.when.facts[condition.fact];
  if (isListTest(condition)) return words.isIn(fact, condition.in.join(words.list));
  return sayBounds(condition, fact, teller);
}

function sayBounds(test: NumberTest | AmountTest, fact: string, teller: Teller): string {
  const say = (bound: number | Readonly<Record<string, number>>): string =>
    typeof bound === "object"
      ? sayAmounts(bound, teller)
      : test.fact === "share"
        ? sayShare(bound)
        : numberText(bound);
  const { words } = teller;
  return [
    ...(test.atLeast === undefined ? [] : [words.atLeast(fact, say(test.atLeast))]),
    ...(test.atMost === undefined ? [] : [words.atMost(fact, say(test.atMost))]),
  ].join(words.and);
}

export function sayMinimum({ minor, share }: Minimum, teller: Teller): string {
  const parts = [sayAmounts(minor, teller), share > 0 ? sayShare(share) : ""];
  return parts.filter((part) => part !== "").join(teller.words.list);
}

/** One field of a step, as it is told in a list of changes. */
export function sayField(step: StepBody, field: StepField, teller: Teller): string {
  const { words } = teller;
  const { change } = words.policy;
  switch (field) {
    case "days":
      return words.threshold(step.days);
    case "channel":
      return words.channel[step.channel];
    case "template":
      return words.letter(step.template);
    case "when":
      return step.when === undefined
        ? words.policy.when.always
        : sayCondition(step.when as Condition, teller);
    case "minimum":
      return step.minimum === undefined ? change.none : sayMinimum(step.minimum, teller);
    case "to":
      return step.to === undefined
        ? words.policy.step.toAnybody
        : step.to.map((role) => words.role[role]).join(words.list);
    case "tone":
      return step.tone === undefined ? words.policy.step.noTone : words.tone[step.tone];
    case "deadlineDays":
      return step.deadlineDays === undefined ? change.none : words.days(step.deadlineDays);
    case "repeat":
      return step.repeat === undefined
        ? change.none
        : change.repeat(step.repeat.everyDays, step.repeat.times);
  }
}

/** A list of changes, one sentence each. */
export function sayChange(change: Change, before: PolicyBody, after: PolicyBody, teller: Teller): string {
  const say = teller.words.policy.change;
  if (change.kind === "added") return say.added(sayStep(change.step, teller));
  if (change.kind === "removed") return say.removed(sayStep(change.step, teller));
  if (change.kind === "step")
    return say.step(
      sayStep(change.before, teller),
      say.fields[change.field] ?? change.field,
      sayField(change.before, change.field, teller),
      sayField(change.after, change.field, teller),
    );
  const field = say.fields[change.field] ?? change.field;
  const was = sayPolicyField(before, change.field, teller);
  const is = sayPolicyField(after, change.field, teller);
  return was === undefined || is === undefined ? say.other(field) : say.policy(field, was, is);
}

/** Undefined for what is too long to be told. */
function sayPolicyField(policy: PolicyBody, field: PolicyField, teller: Teller): string | undefined {
  const { words, locale } = teller;
  const value = policy[field];
  if (value === undefined) return words.policy.change.none;
  if (typeof value === "number") return numberText(value);
  if (field === "name") return policy.name[locale];
  if (field === "tolerance") return sayMinimum(policy.tolerance, teller) || words.policy.change.none;
  if (field === "endOfSchedule" && policy.endOfSchedule) {
    const { afterDays, template } = policy.endOfSchedule;
    return words.policy.change.end(afterDays, words.letter(template));
  }
  if (field === "sendWindow") return sayWindow(policy.sendWindow, teller);
  return undefined;
}

export function sayWindow(
  { weekdays, fromMinute, toMinute }: PolicyBody["sendWindow"],
  { words }: Teller,
): string {
  const names = weekdays.map((weekday) => words.policy.rule.weekdays[weekday - 1] ?? "");
  return `${names.join(words.list)} ${clockOf(fromMinute)}–${clockOf(toMinute)}`;
}
