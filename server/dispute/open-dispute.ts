import { checkDispute, type Dispute, type DisputeRefusal } from "../../shared/dispute/dispute.ts";
import type { DisputeRequest } from "../../shared/dispute/request-contract.ts";
import { agreedBooks } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import {
  type AgreementBook,
  type Author,
  crmWords,
  type LineRefusal,
  recordLine,
} from "../followup/index.ts";
import type { DisputeBook, DisputeDesk } from "./ports.ts";

export type OpenRefusal = DisputeRefusal | LineRefusal | "no-such-owner";

/** Writes down that the customer contests an amount: from now on it is not asked for, and its owner has a task. */
export async function openDispute(
  author: Author,
  request: DisputeRequest,
  desk: DisputeDesk,
): Promise<Result<FollowUpBody, OpenRefusal>> {
  const { accountId, userId } = author;
  return recordLine<DisputeBook, OpenRefusal>(author, request, desk, async (book, { at, today }) => {
    if (request.ownerId !== null && !(await book.isActiveUser(request.ownerId)))
      return refuse("no-such-owner");
    const made = await disputeIn(accountId, request, today, book);
    if (!made.ok) return made;
    const { dispute, item } = made.value;
    await book.addDispute(dispute, userId, at);
    const { language } = await book.readerOf(accountId);
    return ok({
      kind: "dispute",
      outcome: dispute.reason,
      note: dispute.note,
      nextAction: `${crmWords[language].task.dispute}: ${item.number}`,
      nextOn: dispute.answerBy,
      taskFor: dispute.ownerId,
      about: { ...aboutDispute(dispute, item.number), on: dispute.answerBy },
    });
  });
}

export const aboutDispute = ({ disputeId, amountMinor, currency, invoiceId }: Dispute, number: string) => ({
  id: disputeId,
  amountMinor,
  currency,
  invoices: [{ invoiceId, number }],
  on: null,
});

/** The dispute that a request makes, with the invoice that it is about; nothing is written. */
export async function disputeIn(
  accountId: string,
  request: DisputeRequest,
  today: Day,
  book: Pick<AgreementBook, "entriesOf" | "agreementsOf">,
): Promise<Result<{ readonly dispute: Dispute; readonly item: OpenItem }, DisputeRefusal>> {
  const agreed = await book.agreementsOf(accountId);
  const books = agreedBooks(await book.entriesOf(accountId), agreed, today);
  const checked = checkDispute(request, books, agreed.disputes, today);
  if (!checked.ok) return checked;
  const { clientId, invoiceId, currency, amountMinor, reason, note, ownerId, answerBy } = request;
  const dispute: Dispute = {
    disputeId: clientId,
    accountId,
    invoiceId,
    currency,
    amountMinor,
    reason,
    note,
    ownerId,
    answerBy,
    openedOn: today,
    resolution: null,
  };
  return ok({ dispute, item: checked.value });
}
