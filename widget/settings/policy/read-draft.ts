import { type Condition, isListTest, type NumberTest } from "../../../shared/dunning/policy/condition.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { formatMajor } from "../../../shared/kernel/money.ts";
import type { PolicyBody } from "../../../shared/settings/contract.ts";
import type { AmountRow, ConditionDraft, PolicyDraft, StepDraft, TestDraft } from "./draft.ts";

type StepBody = PolicyBody["steps"][number];

/** A policy → a draft that says the same. */
export function draftOf(body: PolicyBody): PolicyDraft {
  const { id, version, name, steps, tolerance, minGapDays, maxDataAgeMinutes, sendWindow, ...more } = body;
  const { promiseGraceDays, minInvoiceAgeDays, endOfSchedule, ...rest } = more;
  return {
    id,
    from: { id, version },
    name,
    steps: steps.map(stepOf),
    tolerance: { amounts: rowsOf(tolerance.minor), share: percentOf(tolerance.share) },
    minGapDays,
    maxDataAgeMinutes,
    minInvoiceAgeDays: minInvoiceAgeDays ?? "",
    promiseGraceDays,
    window: {
      weekdays: sendWindow.weekdays,
      from: clockOf(sendWindow.fromMinute),
      to: clockOf(sendWindow.toMinute),
    },
    end: endOfSchedule ?? null,
    rest,
  };
}

function stepOf(step: StepBody): StepDraft {
  const { key, days, channel, template, when, minimum, to, tone, deadlineDays, repeat } = step;
  return {
    key,
    days,
    channel,
    template,
    when: when === undefined ? null : conditionOf(when as Condition),
    minimum:
      minimum === undefined ? null : { amounts: rowsOf(minimum.minor), share: percentOf(minimum.share) },
    to: to ?? [],
    tone: tone ?? null,
    deadlineDays: deadlineDays ?? "",
    repeat: repeat ?? null,
  };
}

/** 0.125 → 12.5 */
const percentOf = (share: number): number => Math.round(share * 100_000) / 1000;

/** 540 → "09:00" */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export function rowsOf(minor: Readonly<Record<string, number>>): AmountRow[] {
  return Object.entries(minor).map(([code, amountMinor]) => {
    const currency = parseCurrency(code);
    const amount = currency.ok ? formatMajor({ amountMinor, currency: currency.value }) : String(amountMinor);
    return { currency: code, amount };
  });
}

function conditionOf(condition: Condition): ConditionDraft {
  const join = "any" in condition ? "any" : "all";
  const clauses = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const tests = clauses.map(testOf);
  if (tests.some((test) => test === undefined)) return { join: "as-written", condition };
  return { join, tests: tests as TestDraft[] };
}

/** Undefined for what is no single clause. */
function testOf(condition: Condition): TestDraft | undefined {
  if ("all" in condition || "any" in condition || "not" in condition) return undefined;
  if (isListTest(condition)) return { fact: condition.fact, words: condition.in.join(", ") };
  const { atLeast, atMost } = condition;
  if ((atLeast === undefined) === (atMost === undefined)) return undefined;
  const bound = atLeast === undefined ? "atMost" : "atLeast";
  if (condition.fact === "asked") return { fact: "asked", bound, amounts: rowsOf(condition[bound] ?? {}) };
  return { fact: condition.fact, bound, value: valueOf(condition, bound) };
}

function valueOf(test: NumberTest, bound: "atLeast" | "atMost"): number {
  const value = test[bound] ?? 0;
  return test.fact === "share" ? percentOf(value) : value;
}
