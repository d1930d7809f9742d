import type { AlarmKind } from "../activation/contract.ts";
import { amountIn, dayIn } from "../dunning/templates/phrases.ts";
import type { DigestFigures, Summed } from "./digest.ts";
import { type BriefingMail, type Block, mailPage } from "./mail-page.ts";

type Language = "zh-CN" | "en";

interface Words {
  subject(org: string, from: string, to: string): string;
  readonly figures: string;
  readonly head: readonly [string, string];
  readonly rows: Readonly<Record<"planned" | "sent" | "held" | "inDoubt" | "returned", string>>;
  readonly money: string;
  readonly moneyHead: readonly [string, string, string];
  readonly chased: string;
  readonly promised: string;
  readonly broken: string;
  readonly overdue: string;
  readonly overdueHead: readonly [string, string, string, string];
  readonly noOverdue: string;
  days(count: number): string;
  readonly noOwner: string;
  readonly alarms: string;
  readonly noAlarms: string;
  readonly alarm: Readonly<Record<AlarmKind, string>>;
  readonly none: string;
  readonly why: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  "zh-CN": {
    subject: (org, from, to) => `${org} 回款周报：${from} 至 ${to}`,
    figures: "催款",
    head: ["", "次数"],
    rows: {
      planned: "已安排的消息与任务",
      sent: "其中已发送或已交办",
      held: "暂缓（客户·天）",
      inDoubt: "去向不明，待人工处理",
      returned: "被拒收或退回",
    },
    money: "金额",
    moneyHead: ["", "笔数", "金额"],
    chased: "已催付（每个客户计一次）",
    promised: "新承诺",
    broken: "未兑现",
    overdue: "逾期最多的客户",
    overdueHead: ["客户", "逾期金额", "最长逾期", "负责人"],
    noOverdue: "没有逾期款项。",
    days: (count) => `${count} 天`,
    noOwner: "无负责人",
    alarms: "需要关注",
    noAlarms: "没有告警。",
    alarm: {
      "no-run": "超过一天没有运行每日批次",
      "run-failed": "最近一次批次失败",
      "nothing-sent": "有安排的消息，但一条也没有发出",
      "in-doubt": "有消息去向不明",
      stuck: "消息等待过久",
      "data-too-old": "CRM 数据过旧",
      "connection-refused": "CRM 拒绝连接",
      "domain-failed": "发件域名未通过检查，邮件不会发出",
      fuse: "安全停止暂缓了消息",
      "review-due": "有豁免到期未复核",
    },
    none: "无",
    why: "您收到此邮件，是因为管理员将您选为周报收件人，可在“回款设置”中更改。",
  },
  en: {
    subject: (org, from, to) => `${org}: receivables, ${from} to ${to}`,
    figures: "Reminders",
    head: ["", "Count"],
    rows: {
      planned: "Messages and tasks planned",
      sent: "of these sent, or asked of people",
      held: "Held (accounts × days)",
      inDoubt: "In doubt, for a person to settle",
      returned: "Refused or come back",
    },
    money: "Money",
    moneyHead: ["", "Count", "Amount"],
    chased: "Asked for, each customer once",
    promised: "Newly promised",
    broken: "Promised and not paid",
    overdue: "Most overdue",
    overdueHead: ["Customer", "Past due", "Oldest", "Owner"],
    noOverdue: "Nothing is past due.",
    days: (count) => (count === 1 ? "1 day" : `${count} days`),
    noOwner: "no owner",
    alarms: "Needs somebody",
    noAlarms: "No alarm rings.",
    alarm: {
      "no-run": "No daily round for more than a day",
      "run-failed": "The last round failed",
      "nothing-sent": "Messages were planned and none was sent",
      "in-doubt": "Messages whose delivery is unknown",
      stuck: "Messages wait too long",
      "data-too-old": "The CRM's data is too old",
      "connection-refused": "The CRM refuses the connection",
      "domain-failed": "The sender's domain failed its check: no mail leaves",
      fuse: "The safety stop holds messages",
      "review-due": "Exemptions are to be reviewed",
    },
    none: "none",
    why: "You get this because an administrator chose you for the digest; it is set in the Huikuan settings.",
  },
};

interface Told {
  readonly orgName: string;
  readonly figures: DigestFigures;
  readonly alarms: readonly AlarmKind[];
  /** The accounts' pages in the CRM, where they are known. */
  readonly urls: ReadonlyMap<string, string>;
}

/** What a manager reads of a week: counts, money by currency, who owes most, what is wrong. */
export function renderDigest({ orgName, figures, alarms, urls }: Told, language: Language): BriefingMail {
  const say = WORDS[language];
  const counted = (["planned", "sent", "held", "inDoubt", "returned"] as const).map((key) => [
    { text: say.rows[key] },
    { text: String(figures[key]) },
  ]);
  const money = ([say.chased, say.promised, say.broken] as const).flatMap((what, at) =>
    sumRows(what, [figures.chased, figures.promised, figures.broken][at] ?? [], say, language),
  );
  const overdue = figures.overdue.map((each) => [
    { text: each.account, href: urls.get(each.accountId) ?? null },
    { text: amountIn(each.overdueMinor, each.currency, language) },
    { text: say.days(each.oldestDays) },
    { text: each.owner ?? say.noOwner },
  ]);
  const blocks: Block[] = [
    { kind: "heading", text: say.figures },
    { kind: "table", head: say.head, rows: counted, numeric: new Set([1]) },
    { kind: "heading", text: say.money },
    { kind: "table", head: say.moneyHead, rows: money, numeric: new Set([1, 2]) },
    { kind: "heading", text: say.overdue },
    overdue.length === 0
      ? { kind: "words", text: say.noOverdue }
      : { kind: "table", head: say.overdueHead, rows: overdue, numeric: new Set([1, 2]) },
    { kind: "heading", text: say.alarms },
    {
      kind: "words",
      text: alarms.length === 0 ? say.noAlarms : alarms.map((kind) => `• ${say.alarm[kind]}`).join("\n"),
    },
    { kind: "words", text: say.why },
  ];
  const subject = say.subject(orgName, dayIn(figures.from, language), dayIn(figures.to, language));
  return mailPage(subject, blocks, language);
}

const sumRows = (what: string, sums: readonly Summed[], say: Words, language: Language) =>
  sums.length === 0
    ? [[{ text: what }, { text: "0" }, { text: say.none }]]
    : sums.map(({ currency, amountMinor, count }) => [
        { text: what },
        { text: String(count) },
        { text: amountIn(amountMinor, currency, language) },
      ]);
