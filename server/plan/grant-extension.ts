import { agreedBooks, invoicesOnPlan, judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { assert, ok, type Result } from "../../shared/kernel/result.ts";
import type { OpenItem } from "../../shared/ledger/open-item.ts";
import { checkExtension, type ExtensionRefusal, type GrantedExtension } from "../../shared/plan/extension.ts";
import type { ExtensionRequest } from "../../shared/plan/request-contract.ts";
import { type AgreementBook, type Author, type LineRefusal, recordLine } from "../followup/index.ts";
import type { PlanBook, PlanDesk } from "./ports.ts";

/** Grants a later due day: steps count from it, the old one goes on aging and bearing interest. */
export async function grantExtension(
  author: Author,
  request: ExtensionRequest,
  desk: PlanDesk,
): Promise<Result<FollowUpBody, ExtensionRefusal | LineRefusal>> {
  return recordLine<PlanBook, ExtensionRefusal>(author, request, desk, async (book, { at, today }) => {
    const made = await extensionIn(author.accountId, request, today, book);
    if (!made.ok) return made;
    const { extension, item } = made.value;
    await book.addExtension(extension, author.userId, at);
    const { invoiceId, number, currency } = item;
    return ok({
      kind: "extension",
      outcome: "granted",
      note: `${extension.reason} (${extension.approver})`,
      about: {
        id: extension.extensionId,
        amountMinor: null,
        currency,
        invoices: [{ invoiceId, number }],
        on: extension.extendedTo,
      },
    });
  });
}

/** The extension that a request makes, with the invoice that it is for; nothing is written. */
export async function extensionIn(
  accountId: string,
  request: ExtensionRequest,
  today: Day,
  book: Pick<AgreementBook, "entriesOf" | "agreementsOf">,
): Promise<Result<{ readonly extension: GrantedExtension; readonly item: OpenItem }, ExtensionRefusal>> {
  const agreed = await book.agreementsOf(accountId);
  const books = agreedBooks(await book.entriesOf(accountId), agreed, today);
  const fromDue = checkExtension(request, books, invoicesOnPlan(judgeAgreements(agreed, today)), today);
  if (!fromDue.ok) return fromDue;
  const { clientId, invoiceId, extendedTo, reason, approver } = request;
  const item = books.flatMap(({ items }) => items).find((each) => each.invoiceId === invoiceId);
  assert(item, "an invoice that may be extended is open");
  const extension: GrantedExtension = {
    extensionId: clientId,
    accountId,
    invoiceId,
    fromDue: fromDue.value,
    extendedTo,
    reason,
    approver,
    grantedOn: today,
  };
  return ok({ extension, item });
}
