import { agreedBooks, invoicesOnPlan, judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { makePlan, type PaymentPlan, type PlanRefusal } from "../../shared/plan/plan.ts";
import type { PlanRequest, PlanWithdrawal } from "../../shared/plan/request-contract.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import {
  type AgreementBook,
  type Author,
  type LineRefusal,
  type LineSubject,
  recordLine,
} from "../followup/index.ts";
import type { PlanBook, PlanDesk } from "./ports.ts";

/** Writes down a payment plan on existing debt: while it is kept, what is to come is not asked for. */
export async function agreePlan(
  author: Author,
  request: PlanRequest,
  desk: PlanDesk,
): Promise<Result<FollowUpBody, PlanRefusal | LineRefusal>> {
  return recordLine<PlanBook, PlanRefusal>(author, request, desk, async (book, { at, today }) => {
    const made = await planIn(author.accountId, request, today, book);
    if (!made.ok) return made;
    await book.addPlan(made.value, author.userId, at);
    const numbers = await numbersIn(author.accountId, book);
    return ok({ kind: "plan", outcome: "agreed", note: request.note, about: aboutPlan(made.value, numbers) });
  });
}

export type PlanEndRefusal = LineRefusal | "no-such-plan" | "plan-over";

/** Takes a plan back, with a reason: from the next day on its invoices are asked for again. */
export async function withdrawPlan(
  author: Author,
  planId: string,
  request: PlanWithdrawal,
  desk: PlanDesk,
): Promise<Result<FollowUpBody, PlanEndRefusal>> {
  const asked = { ...request, planId };
  return recordLine<PlanBook, PlanEndRefusal>(author, asked, desk, async (book, { at, today }) => {
    const { plans } = judgeAgreements(await book.agreementsOf(author.accountId), today);
    const verdict = plans.find(({ plan }) => plan.planId === planId);
    if (verdict === undefined) return refuse("no-such-plan");
    if (verdict.state !== "kept") return refuse("plan-over");
    await book.withdrawPlan(planId, today, { by: author.userId, at, reason: request.reason });
    const about = aboutPlan(verdict.plan, await numbersIn(author.accountId, book));
    return ok({ kind: "plan", outcome: "withdrawn", note: request.reason, about });
  });
}

/** The plan that a request makes, on the account's calendar; nothing is written. */
export async function planIn(
  accountId: string,
  request: PlanRequest,
  today: Day,
  book: Pick<AgreementBook, "entriesOf" | "agreementsOf" | "termsOf">,
): Promise<Result<PaymentPlan, PlanRefusal>> {
  const agreed = await book.agreementsOf(accountId);
  const entries = await book.entriesOf(accountId);
  const books = agreedBooks(entries, agreed, today);
  const onPlan = invoicesOnPlan(judgeAgreements(agreed, today));
  const { calendar } = await book.termsOf(accountId);
  const instalments = makePlan(request, books, onPlan, calendar, today);
  if (!instalments.ok) return instalments;
  const { clientId, currency, totalMinor, breaksAfter, note } = request;
  const invoiceIds = [...new Set(request.invoiceIds)];
  return ok({
    planId: clientId,
    accountId,
    currency,
    totalMinor,
    invoiceIds,
    alreadyIn: alreadyIn(entries, invoiceIds, today),
    instalments: instalments.value,
    breaksAfter,
    agreedOn: today,
    note,
    withdrawnOn: null,
  });
}

async function numbersIn(
  accountId: string,
  book: Pick<AgreementBook, "entriesOf">,
): Promise<ReadonlyMap<string, string>> {
  const entries = await book.entriesOf(accountId);
  return new Map(entries.flatMap((entry) => (entry.kind === "invoice" ? [[entry.id, entry.number]] : [])));
}

/** What a line says of a plan. */
export const aboutPlan = (
  { planId, totalMinor, currency, invoiceIds, instalments }: PaymentPlan,
  numbers: ReadonlyMap<string, string>,
): LineSubject => ({
  id: planId,
  amountMinor: totalMinor,
  currency,
  invoices: invoiceIds.map((invoiceId) => ({ invoiceId, number: numbers.get(invoiceId) ?? invoiceId })),
  on: instalments.at(-1)?.dueOn ?? null,
});
