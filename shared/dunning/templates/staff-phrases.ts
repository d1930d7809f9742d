import type { Day } from "../../kernel/day.ts";
import type { Demand } from "../decision.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { StaffNotes } from "./message-fields.ts";

interface Say {
  readonly credits: (amount: string) => string;
  readonly dispute: (amount: string, rest: string) => string;
  readonly promise: (amount: string, by: string) => string;
  readonly broken: (amount: string, by: string, came: string) => string;
  readonly plan: (amount: string) => string;
  readonly settled: (amount: string) => string;
  readonly deadline: (day: string) => string;
  readonly nobody: string;
  readonly between: string;
}

/** What a letter would tell the customer, told to whoever speaks with them: what to leave alone, and what was said. */
const SAY: Readonly<Record<LetterLanguage, Say>> = {
  "zh-CN": {
    credits: (amount) => `客户账上另有未核销的贷项或预付款 ${amount}，应付金额中已扣除。`,
    dispute: (amount, rest) => `客户对其中 ${amount} 有异议，核实期间请勿催收；无异议部分 ${rest} 照常催收。`,
    promise: (amount, by) => `客户已承诺于 ${by} 前（含当日）支付 ${amount}，到期之前请勿催收这一部分。`,
    broken: (amount, by, came) =>
      `客户曾承诺于 ${by} 前（含当日）支付 ${amount}，${came === "" ? "未兑现" : `仅到账 ${came}`}。`,
    plan: (amount) => `其中 ${amount} 正按分期计划支付，请勿催收这一部分。`,
    settled: (amount) => `其中 ${amount} 已有和解方案或已约定减让，请勿催收这一部分。`,
    deadline: (day) => `函中请将最后付款日定为 ${day}。`,
    nobody: "尚未登记联系人",
    between: "",
  },
  en: {
    credits: (amount) =>
      `They have ${amount} in unapplied credit; it is already deducted from what is payable.`,
    dispute: (amount, rest) =>
      `They contest ${amount}: do not ask for it while it is under review. The undisputed ${rest} is to be asked for as it falls due.`,
    promise: (amount, by) => `They promised ${amount} by ${by}: do not ask for it before then.`,
    broken: (amount, by, came) =>
      `They promised ${amount} by ${by}, and ${came === "" ? "it did not come" : `only ${came} came`}.`,
    plan: (amount) => `${amount} is on a payment plan that they keep: do not ask for it.`,
    settled: (amount) => `${amount} is under a settlement, or was let go: do not ask for it.`,
    deadline: (day) => `Let the letter set ${day} as the last day for payment.`,
    nobody: "nobody is known yet",
    between: " ",
  },
};

/** Merge fields that speak to the customer, as our own people read them. */
export function staffPhrases(
  { demand, contactName, deadlineOn }: StaffFields,
  { promises }: StaffNotes,
  language: LetterLanguage,
  write: { readonly amount: (minor: number) => string; readonly day: (on: Day) => string },
) {
  const say = SAY[language];
  const { amount, day } = write;
  const { creditsMinor, disputedMinor, settledMinor, plannedMinor, openMinor } = demand;
  const words = promises.map(({ amountMinor, receivedMinor, promisedOn, isOpen }) =>
    isOpen
      ? say.promise(amount(amountMinor - receivedMinor), day(promisedOn))
      : say.broken(amount(amountMinor), day(promisedOn), receivedMinor > 0 ? amount(receivedMinor) : ""),
  );
  return {
    contactName: contactName ?? say.nobody,
    creditsSentence: creditsMinor > 0 ? say.credits(amount(creditsMinor)) : "",
    disputeSentence:
      disputedMinor > 0 ? say.dispute(amount(disputedMinor), amount(openMinor - disputedMinor)) : "",
    promiseSentence: words.join(say.between),
    planSentence: [
      plannedMinor > 0 ? say.plan(amount(plannedMinor)) : "",
      settledMinor > 0 ? say.settled(amount(settledMinor)) : "",
    ]
      .filter(Boolean)
      .join(say.between),
    deadlineSentence: deadlineOn === null ? "" : say.deadline(day(deadlineOn)),
  };
}

interface StaffFields {
  readonly demand: Demand;
  readonly contactName: string | null;
  readonly deadlineOn: Day | null;
}
