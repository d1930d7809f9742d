import type { Channel } from "../dunning/contract.ts";
import { amountIn, dayIn } from "../dunning/templates/phrases.ts";
import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { type BriefingMail, type Cell, mailPage } from "./mail-page.ts";

type Language = "zh-CN" | "en";

/** A message that will go to a customer, unless something changes. */
export interface MessageAhead {
  readonly accountId: string;
  readonly account: string;
  /** The account's page in the CRM; null where it is not known. */
  readonly url: string | null;
  readonly on: Day;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** The step's threshold: days past due, negative before. */
  readonly days: number;
  readonly channel: Channel;
  readonly recipient: string | null;
  readonly contact: string | null;
}

interface Words {
  subject(count: number, day: string): string;
  intro(name: string, count: number): string;
  readonly veto: string;
  readonly head: readonly [string, string, string, string, string];
  step(days: number): string;
  readonly channel: Readonly<Record<"email" | "sms", string>>;
  readonly why: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  "zh-CN": {
    subject: (count, day) => `${day} 将向您的客户发送 ${count} 条催款消息`,
    intro: (name, count) =>
      `${name}，您好：\n如果没有变化，系统将向您负责的客户发送以下 ${count} 条消息。发送前会再次核对到账、承诺与争议。`,
    veto: "如需暂缓，请打开该客户，在“回款”页面中填写暂缓的小时数和原因；到时间后会自动恢复发送。",
    head: ["客户", "日期", "应付金额", "步骤", "发给"],
    step: (days) => (days < 0 ? `到期前 ${-days} 天` : days === 0 ? "到期当日" : `逾期 ${days} 天`),
    channel: { email: "邮件", sms: "短信" },
    why: "您收到此邮件，是因为您是这些客户的负责人。管理员可在“回款设置”中关闭。",
  },
  en: {
    subject: (count, day) =>
      `${count === 1 ? "One reminder goes" : `${count} reminders go`} to your customers on ${day}`,
    intro: (name, count) =>
      `Dear ${name},\nif nothing changes, ${count === 1 ? "this message goes" : `these ${count} messages go`} to customers that you own. Payments, promises and disputes are looked at once more before anything leaves.`,
    veto: "To put one off, open the account and, in Huikuan, say for how many hours and why. It goes on by itself afterwards.",
    head: ["Customer", "Day", "Amount", "Step", "To"],
    step: (days) =>
      days === 0 ? "on the due day" : days < 0 ? `${-days} days before due` : `${days} days past due`,
    channel: { email: "mail", sms: "text" },
    why: "You get this because you own these accounts. An administrator can switch it off in the Huikuan settings.",
  },
};

/** What an account owner reads the day before: each message with its amount, step and recipient, and how to stop it. */
export function renderForewarning(
  name: string,
  messages: readonly MessageAhead[],
  language: Language,
): BriefingMail {
  const say = WORDS[language];
  const days = [...new Set(messages.map(({ on }) => on))].sort((a, b) => a - b);
  const spoken = days.map((day) => dayIn(day, language)).join(language === "en" ? ", " : "、");
  // One day is in the subject; a column that says it again is room taken from the others.
  const withDay = days.length > 1;
  const rows = messages.map((message) => rowOf(message, withDay, language));
  const [customer, day, ...rest] = say.head;
  return mailPage(
    say.subject(messages.length, spoken),
    [
      { kind: "words", text: say.intro(name, messages.length) },
      {
        kind: "table",
        head: withDay ? [customer, day, ...rest] : [customer, ...rest],
        rows,
        numeric: new Set([withDay ? 2 : 1]),
      },
      { kind: "words", text: say.veto },
      { kind: "words", text: say.why },
    ],
    language,
  );
}

function rowOf(message: MessageAhead, withDay: boolean, language: Language): readonly Cell[] {
  const say = WORDS[language];
  const { account, url, on, amountMinor, currency, days, channel, recipient, contact } = message;
  const way = channel === "sms" ? say.channel.sms : say.channel.email;
  return [
    { text: account, href: url },
    ...(withDay ? [{ text: dayIn(on, language) }] : []),
    { text: amountIn(amountMinor, currency, language) },
    { text: `${say.step(days)} · ${way}` },
    { text: [contact, recipient].filter((part) => part !== null && part !== "").join(" · ") },
  ];
}
