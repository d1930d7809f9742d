import type { Channel } from "../../shared/dunning/contract.ts";
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
  said: {
    readonly writebackId: string;
    readonly subject: string;
    readonly text: string;
    /** When not one per message: what the task is the only one of. */
    readonly onceFor?: string;
  },
): CrmItem {
  return {
    writebackId: said.writebackId,
    module: "Tasks",
    externalId: said.onceFor ?? dispatch.dispatchId,
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

/** What went wrong with a message: its address, the message itself or our standing with the server, or nobody knows. */
type Trouble = "recipient" | "message" | "in-doubt";

const ASKS: Readonly<
  Record<Language, Readonly<Record<Trouble, (subject: string, recipient: string) => string>>>
> = {
  "zh-CN": {
    recipient: (subject, recipient) => `邮件被 ${recipient} 拒收，请更正联系人邮箱：${subject}`,
    message: (subject, recipient) => `邮件服务器拒绝发送给 ${recipient} 的邮件，请查看原因：${subject}`,
    "in-doubt": (subject, recipient) => `无法确认 ${recipient} 是否收到邮件，请核实：${subject}`,
  },
  en: {
    recipient: (subject, recipient) =>
      `Mail to ${recipient} was refused; please correct the contact: ${subject}`,
    message: (subject, recipient) =>
      `The mail server would not take the letter to ${recipient}; please see why: ${subject}`,
    "in-doubt": (subject, recipient) =>
      `It is not known whether ${recipient} received this; please find out: ${subject}`,
  },
};

const TEXT_ASKS: typeof ASKS = {
  "zh-CN": {
    recipient: (subject, recipient) => `短信未能送达 ${recipient}，请更正联系人手机号：${subject}`,
    message: (subject, recipient) => `短信服务商拒绝发送给 ${recipient} 的短信，请查看原因：${subject}`,
    "in-doubt": (subject, recipient) => `无法确认 ${recipient} 是否收到短信，请核实：${subject}`,
  },
  en: {
    recipient: (subject, recipient) =>
      `The text to ${recipient} could not be delivered; please correct the contact's mobile: ${subject}`,
    message: (subject, recipient) =>
      `The provider would not take the text to ${recipient}; please see why: ${subject}`,
    "in-doubt": (subject, recipient) =>
      `It is not known whether ${recipient} received this text; please find out: ${subject}`,
  },
};

/** What a person is asked to do about a message that did not simply arrive. */
export const taskAbout = (
  kind: Trouble,
  { subject, recipient }: { readonly subject: string | null; readonly recipient: string | null },
  language: Language,
  channel: Channel = "email",
): string => (channel === "sms" ? TEXT_ASKS : ASKS)[language][kind](subject ?? "", recipient ?? "");
