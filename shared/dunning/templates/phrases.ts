import { exponentOf, type Currency } from "../../kernel/currency.ts";
import { earlier, formatDay, type Day } from "../../kernel/day.ts";
import { formatMajor, money } from "../../kernel/money.ts";
import type { Demand, DemandLine } from "../decision.ts";
import type { Tone } from "../contract.ts";
import type { LetterLanguage, MergeField } from "./letter-text.ts";
import type { MessageFields } from "./message-fields.ts";
import { discountPhrase } from "./discount-phrase.ts";
import { chargesPhrase } from "./charges-phrase.ts";
import { staffPhrases } from "./staff-phrases.ts";
import { payLinkOf, payPhrase, payReferenceOf } from "./pay-phrases.ts";

// Making a formatter costs a hundred times what using it does, and a letter may have hundreds of lines.
const amounts = new Map<string, Intl.NumberFormat>();
const days = new Map<LetterLanguage, Intl.DateTimeFormat>();

/** "¥1,234.50", "CN¥1,234.50", "JP¥1,234": as people of that language write it. */
export function amountIn(amountMinor: number, currency: Currency, language: LetterLanguage): string {
  const key = `${language} ${currency}`;
  const known = amounts.get(key);
  const format = known ?? amountFormat(currency, language);
  if (!known) amounts.set(key, format);
  // A decimal text keeps amounts exact that a floating number would round.
  return format.format(formatMajor(money(amountMinor, currency)) as unknown as number);
}

function amountFormat(currency: Currency, language: LetterLanguage): Intl.NumberFormat {
  const digits = exponentOf(currency);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** "2026年11月22日", "22 November 2026". A Day has no zone, so neither has its text. */
export function dayIn(on: Day, language: LetterLanguage): string {
  const known = days.get(language);
  const format =
    known ??
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  if (!known) days.set(language, format);
  return format.format(new Date(`${formatDay(on)}T00:00:00Z`));
}

type Sentences = Readonly<
  Record<"credits" | "dispute" | "promise" | "plan" | "settled", (amount: string, rest: string) => string>
>;

const SENTENCES: Readonly<Record<LetterLanguage, Sentences>> = {
  "zh-CN": {
    credits: (amount) => `贵司账上另有未核销的贷项或预付款 ${amount}，上述应付金额已予扣除。`,
    dispute: (amount, rest) =>
      `合计中 ${amount} 正在核实贵司提出的异议，核实期间不在本次催付之列；无异议部分 ${rest} 仍请按期支付。`,
    promise: (amount) => `合计中 ${amount} 已有贵司的付款承诺，谨表感谢，未计入上述应付金额。`,
    plan: (amount) => `合计中 ${amount} 按双方约定的分期计划支付，未计入上述应付金额。`,
    settled: (amount) => `合计中 ${amount} 按双方约定的优惠或和解方案处理，未计入上述应付金额。`,
  },
  en: {
    credits: (amount) =>
      `Your account also holds ${amount} in unapplied credit; it is already deducted from the amount above.`,
    dispute: (amount, rest) =>
      `Of the total, ${amount} is under review following your query and is not asked for here. The undisputed remainder of ${rest} remains payable as it falls due.`,
    promise: (amount) =>
      `Of the total, you have promised to pay ${amount}; thank you. It is not part of the amount above.`,
    plan: (amount) =>
      `Of the total, ${amount} is on the payment plan that we agreed and is not part of the amount above.`,
    settled: (amount) =>
      `Of the total, ${amount} is covered by the discount or settlement that we agreed and is not part of the amount above.`,
  },
};

/** How a deadline is set: a wish, a request, a demand, a notice. */
const DEADLINES: Readonly<Record<LetterLanguage, Readonly<Record<Tone, (day: string) => string>>>> = {
  "zh-CN": {
    warm: (day) => `若能在 ${day} 前（含当日）安排付款，我们将不胜感激。`,
    neutral: (day) => `请于 ${day} 前（含当日）完成付款。`,
    firm: (day) => `请务必于 ${day} 前（含当日）付清上述应付金额。`,
    formal: (day) => `现正式通知贵司：请于 ${day} 前（含当日）付清上述应付金额，逾期我们将采取进一步措施。`,
  },
  en: {
    warm: (day) => `We would be grateful for your payment by ${day}.`,
    neutral: (day) => `Please pay by ${day}.`,
    firm: (day) => `We must ask you to pay the amount above in full by ${day}.`,
    formal: (day) =>
      `We hereby set ${day} as the last day for payment of the amount above in full; after it we will take further steps.`,
  },
};

const NOBODY: Readonly<Record<LetterLanguage, string>> = {
  "zh-CN": "财务负责人",
  en: "accounts payable team",
};

const total = (lines: readonly DemandLine[], pick: (line: DemandLine) => number): number =>
  lines.reduce((all, line) => all + pick(line), 0);

/** Everything open less credits; never below 0. */
export const netOf = ({ openMinor, creditsMinor }: Demand): number => Math.max(0, openMinor - creditsMinor);

/** What nobody contests, before credits. */
export const undisputedOf = ({ lines }: Demand): number =>
  total(lines, (line) => line.residualMinor - line.disputedMinor);

/** What is contested, promised or on a plan whole says nothing about the days of the money that is asked for. */
function askedLines(lines: readonly DemandLine[]): readonly DemandLine[] {
  const asked = lines.filter(({ chaseableMinor }) => chaseableMinor > 0);
  return asked.length > 0 ? asked : lines;
}

const payableOn = ({ dueOn, extendedTo }: DemandLine): Day => extendedTo ?? dueOn;

const earliest = (lines: readonly DemandLine[]): Day | null =>
  lines.length === 0 ? null : lines.map(payableOn).reduce(earlier);

/** The text of every merge field but the table, which each rendering draws in its own way. */
export function phrasesOf(
  fields: MessageFields,
  language: LetterLanguage,
): Readonly<Record<Exclude<MergeField, "invoiceTable">, string>> {
  const { demand, currency, asOf } = fields;
  const { lines } = demand;
  const amount = (minor: number) => amountIn(minor, currency, language);
  const asked = askedLines(lines);
  const overdue = asked.filter((line) => payableOn(line) < asOf);
  const next = earliest(asked.filter((line) => payableOn(line) >= asOf)) ?? earliest(asked);
  return {
    contactName: fields.contactName ?? NOBODY[language],
    accountName: fields.accountName,
    senderName: fields.senderName,
    asOf: dayIn(asOf, language),
    firstDueOn: dayIn(next ?? asOf, language),
    oldestDays: String(Math.max(0, ...overdue.map(({ dpd }) => dpd))),
    invoiceCount: String(lines.length),
    askedAmount: amount(demand.askedMinor),
    overdueAmount: amount(total(overdue, ({ chaseableMinor }) => chaseableMinor)),
    openAmount: amount(demand.openMinor),
    creditsAmount: amount(demand.creditsMinor),
    netAmount: amount(netOf(demand)),
    undisputedAmount: amount(undisputedOf(demand)),
    senderPhone: fields.pay?.phone ?? "",
    deadline: fields.deadlineOn === null ? "" : dayIn(fields.deadlineOn, language),
    payReference: payReferenceOf(asked),
    payLink: payLinkOf(fields.pay, asked),
    payInstructions: payPhrase(fields.pay, asked, language),
    ...sentencesOf(demand, amount, SENTENCES[language]),
    discountSentence: discountPhrase(fields.offers ?? [], currency, language, {
      amount,
      day: (on) => dayIn(on, language),
    }),
    chargesSentence: chargesPhrase(fields.charges ?? [], currency, language, {
      amount,
      day: (on) => dayIn(on, language),
    }),
    deadlineSentence: deadlineOf(fields, language),
    ...(fields.staff === undefined
      ? {}
      : staffPhrases(fields, fields.staff, language, { amount, day: (on) => dayIn(on, language) })),
  };
}

const deadlineOf = ({ deadlineOn, tone }: MessageFields, language: LetterLanguage): string =>
  deadlineOn === null ? "" : DEADLINES[language][tone](dayIn(deadlineOn, language));

function sentencesOf(demand: Demand, amount: (minor: number) => string, say: Sentences) {
  const { creditsMinor, disputedMinor, settledMinor, plannedMinor, promisedMinor } = demand;
  const undisputed = undisputedOf(demand);
  return {
    creditsSentence: creditsMinor > 0 ? say.credits(amount(creditsMinor), "") : "",
    disputeSentence: disputedMinor > 0 ? say.dispute(amount(disputedMinor), amount(undisputed)) : "",
    promiseSentence: promisedMinor > 0 ? say.promise(amount(promisedMinor), "") : "",
    planSentence: [
      plannedMinor > 0 ? say.plan(amount(plannedMinor), "") : "",
      settledMinor > 0 ? say.settled(amount(settledMinor), "") : "",
    ]
      .filter(Boolean)
      .join(" "),
  };
}
