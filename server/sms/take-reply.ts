import { isStop } from "../../shared/sms/stop-words.ts";
import type { SmsDesk } from "./ports.ts";

export interface SmsReply {
  readonly orgId: string;
  /** The provider's id of it. */
  readonly replyId: string;
  /** As the provider writes the number. */
  readonly from: string;
  readonly text: string;
}

const SAID = {
  "zh-CN": {
    reply: (from: string, text: string) => `${from} 回复短信：${text}`,
    stop: "该号码已退订，不再向其发送短信。",
  },
  en: {
    reply: (from: string, text: string) => `Answer to a text, from ${from}: ${text}`,
    stop: "It asked for no more texts: none goes to it again.",
  },
} as const;

/**
 * An answer to a text stands in the log of every account where somebody has that number; a word that stops ends texts to
 * it for good. The same answer told twice is one line. Answers whether the number is opted out by it.
 */
export function takeReply(
  reply: SmsReply,
  region: string,
  desk: SmsDesk,
): Promise<{ readonly stopped: boolean }> {
  return desk.inTenant(reply.orgId, async (book) => {
    const at = desk.now();
    const phone = desk.mobileOf(reply.from, null, region) ?? reply.from;
    const stops = isStop(reply.text);
    const holders = (await book.holdersOf(phone)).filter(
      ({ written, country }) => desk.mobileOf(written, country, region) === phone,
    );
    if (stops) await book.optOut(phone, reply.text.slice(0, 40), at, holders);
    const say = SAID[await book.language()];
    const said = say.reply(phone, reply.text.slice(0, 500));
    for (const { accountId, contactId } of holders)
      await book.note({
        followupId: desk.newId(),
        accountId,
        contactId,
        replyId: reply.replyId,
        note: stops ? `${said}\n${say.stop}` : said,
        at,
      });
    return { stopped: stops };
  });
}
