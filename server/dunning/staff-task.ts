import { formatDay } from "../../shared/kernel/day.ts";
import type { CrmItem } from "../outbox/index.ts";
import type { AccountSheet, DispatchRow, Language } from "./ports.ts";

/** Whom and what a task is about: a claim in hand, or a message that the reaper found. */
export interface TaskSource {
  readonly dispatch: Pick<DispatchRow, "dispatchId" | "asOf">;
  readonly sheet: Pick<AccountSheet, "accountId" | "ownerId">;
  readonly contact: { readonly contactId: string } | null;
}

/** Work for the account's owner, as a CRM task. One per message, however often it is asked for. */
export function staffTask(
  { dispatch, sheet, contact }: TaskSource,
  said: { readonly writebackId: string; readonly subject: string; readonly text: string },
): CrmItem {
  return {
    writebackId: said.writebackId,
    module: "Tasks",
    externalId: dispatch.dispatchId,
    record: {
      subject: said.subject,
      dueOn: formatDay(dispatch.asOf),
      text: said.text,
      accountId: sheet.accountId,
      contactId: contact?.contactId ?? null,
      ownerId: sheet.ownerId,
    },
  };
}

const ASKS: Readonly<
  Record<Language, Readonly<Record<"rejected" | "in_doubt", (subject: string, recipient: string) => string>>>
> = {
  "zh-CN": {
    rejected: (subject, recipient) => `邮件被 ${recipient} 拒收，请更正联系人邮箱：${subject}`,
    in_doubt: (subject, recipient) => `无法确认 ${recipient} 是否收到邮件，请核实：${subject}`,
  },
  en: {
    rejected: (subject, recipient) =>
      `Mail to ${recipient} was refused; please correct the contact: ${subject}`,
    in_doubt: (subject, recipient) =>
      `It is not known whether ${recipient} received this; please find out: ${subject}`,
  },
};

/** What a person is asked to do about a message that did not simply arrive. */
export const taskAbout = (
  kind: "rejected" | "in_doubt",
  { subject, recipient }: { readonly subject: string | null; readonly recipient: string | null },
  language: Language,
): string => ASKS[language][kind](subject ?? "", recipient ?? "");
