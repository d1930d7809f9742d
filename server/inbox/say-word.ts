import type { Channel } from "../../shared/dunning/contract.ts";
import type { InboxAct } from "../../shared/inbox/kinds.ts";

type Language = "zh-CN" | "en";
type Noted = Extract<InboxAct, "done" | "approve" | "decline">;

const WORDS: Readonly<Record<Language, Readonly<Record<Noted, (subject: string) => string>>>> = {
  "zh-CN": {
    done: (subject) => `已处理：${subject}`,
    approve: (subject) => `已批准：${subject}`,
    decline: (subject) => `未批准：${subject}`,
  },
  en: {
    done: (subject) => `Done: ${subject}`,
    approve: (subject) => `Approved: ${subject}`,
    decline: (subject) => `Not approved: ${subject}`,
  },
};

const TICKED: Readonly<Record<Language, (subject: string) => string>> = {
  "zh-CN": (subject) => `已在 CRM 中完成：${subject}`,
  en: (subject) => `Ticked off in the CRM: ${subject}`,
};

/** That a call or visit was ticked off where its task stands. */
export const sayTicked = (subject: string, language: Language): string => TICKED[language](subject);

const RETURNED: Readonly<Record<Language, (recipient: string) => string>> = {
  "zh-CN": (recipient) => `已处理退回的消息（${recipient}）`,
  en: (recipient) => `Took care of what came back from ${recipient}`,
};

/** What a person decided about a proposal or task, or did about a message that came back, as the account's log has it. */
export function sayWord(
  act: Noted,
  about: {
    readonly channel: Channel;
    readonly subject: string | null;
    readonly recipient: string | null;
    readonly cameBack: boolean;
  },
  reason: string,
  language: Language,
): string {
  const said = about.cameBack
    ? RETURNED[language](about.recipient ?? "")
    : WORDS[language][act](about.subject ?? about.channel);
  return reason === "" ? said : `${said}\n${reason}`;
}
