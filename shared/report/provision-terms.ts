import type { Sentence } from "../kernel/contract.ts";
import type { Currency } from "../kernel/currency.ts";
import { type Day, formatDay } from "../kernel/day.ts";
import type { Money } from "../kernel/money.ts";
import type { RateEvidence } from "./evidence-stage.ts";
import { checkRates, type LossRates, type LossTerms } from "./loss-rates.ts";
import type { Assessed } from "./provision.ts";
import { WHOLE, type Ppm } from "./quotient.ts";

/** The loss rates of one currency; another currency is another kind of customer. */
export interface Matrix {
  readonly currency: Currency;
  readonly rates: LossRates;
}

/** Why an account is judged by itself, out of the matrix. */
export interface AssessedBecause extends Assessed {
  readonly reason: string;
}

/** What an org reckons its losses and the cost of its credit by. */
export interface ProvisionTerms {
  readonly matrices: readonly Matrix[];
  readonly assessed: readonly AssessedBecause[];
  /** What turns the org's roll rates into loss rates; why the factor is what it is, "" at 1. */
  readonly loss: LossTerms & { readonly forwardReason: string };
  /** What money costs the org a year; null: it has not said. */
  readonly yearlyPpm: Ppm | null;
  /** What one call, visit or message costs the org; null: it has not said. */
  readonly contact: Money | null;
}

/** The terms as proposed, with what each matrix stood on that day, by its currency. */
export interface StoredTerms extends ProvisionTerms {
  readonly evidence: Readonly<Record<string, RateEvidence>>;
}

/** A version of the terms: proposed by one person, approved by another, never changed. */
export interface ProvisionVersion {
  readonly version: number;
  readonly terms: ProvisionTerms;
  readonly approval: { readonly from: Day } | null;
}

/** What holds on a day: of the approved versions the one whose first day is newest; null before the first. */
export function termsOn<V extends ProvisionVersion>(versions: readonly V[], on: Day): V | null {
  const from = (version: V): number => version.approval?.from ?? Number.POSITIVE_INFINITY;
  const held = versions.filter((version) => from(version) <= on);
  return held.sort((a, b) => from(b) - from(a) || b.version - a.version)[0] ?? null;
}

export interface TermsFlaw {
  readonly field: string;
  readonly message: Sentence;
}

/** The first mistake in terms that somebody proposes; null when they can be approved. */
export function flawOfTerms({ matrices, assessed, loss }: ProvisionTerms): TermsFlaw | null {
  for (const { currency, rates } of matrices) {
    const checked = checkRates(rates);
    if (!checked.ok) return { field: `rates.${currency}`, message: sayRates(currency, checked.because) };
  }
  const currency = twice(matrices.map((each) => each.currency));
  if (currency !== null) return { field: "matrices", message: sayTwiceCurrency(currency) };
  if (loss.forwardPpm !== WHOLE && loss.forwardReason.trim() === "")
    return { field: "forwardReason", message: FORWARD_WITHOUT_REASON };
  const account = twice(assessed.map((each) => each.accountId));
  return account === null ? null : { field: "assessed", message: sayTwiceAccount(account) };
}

/** Why a version may not be approved to hold from a day; null when it may. */
export function flawOfApproval(
  versions: readonly ProvisionVersion[],
  from: Day,
  today: Day,
): TermsFlaw | null {
  if (from > today) return { field: "from", message: sayToCome(today) };
  const last = Math.max(...versions.map(({ approval }) => approval?.from ?? Number.NEGATIVE_INFINITY));
  return from < last ? { field: "from", message: sayBefore(last as Day) } : null;
}

const twice = <T>(all: readonly T[]): T | null => all.find((each, at) => all.indexOf(each) !== at) ?? null;

const sayRates = (currency: Currency, because: "five-rates" | "not-a-share" | "rates-fall"): Sentence =>
  because === "rates-fall"
    ? {
        "zh-CN": `${currency} 的损失率随账龄下降：请让每一档不低于前一档。`,
        en: `The loss rates of ${currency} fall as money gets older: make no bucket lower than the one before.`,
      }
    : {
        "zh-CN": `${currency} 的损失率不完整或超出 0–100 %：请填写五个 0 到 100 之间的百分比。`,
        en: `The loss rates of ${currency} are not five shares of 0 to 100 %: enter five percentages from 0 to 100.`,
      };
const sayTwiceCurrency = (currency: Currency): Sentence => ({
  "zh-CN": `${currency} 有两组损失率：请只保留一组。`,
  en: `${currency} has two sets of loss rates: keep one.`,
});
const sayTwiceAccount = (accountId: string): Sentence => ({
  "zh-CN": `客户 ${accountId} 被单独评估了两次：请只保留一条。`,
  en: `Account ${accountId} is assessed twice: keep one line.`,
});
const FORWARD_WITHOUT_REASON: Sentence = {
  "zh-CN": "“前瞻系数”不是 100 %，请填写理由。",
  en: "The field “Forward factor” is not 100 %: say why.",
};
const sayToCome = (today: Day): Sentence => ({
  "zh-CN": `“生效日”在将来：请选择 ${formatDay(today)} 或更早的日期。`,
  en: `The field “Holds from” is a day to come: choose ${formatDay(today)} or earlier.`,
});
const sayBefore = (last: Day): Sentence => ({
  "zh-CN": `“生效日”早于已批准版本的生效日：请选择 ${formatDay(last)} 或更晚的日期。`,
  en: `The field “Holds from” is before the version in force: choose ${formatDay(last)} or later.`,
});
