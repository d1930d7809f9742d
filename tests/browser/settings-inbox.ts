import type express from "express";
import type { InboxBody, InboxCountsBody, InboxLineBody } from "../../shared/inbox/contract.ts";
import type { InboxActRequest } from "../../shared/inbox/request-contract.ts";
import type { LetterBody, LettersBody } from "../../shared/letter/contract.ts";
import { INBOX_KINDS } from "../../shared/inbox/kinds.ts";

type About = InboxLineBody["about"];

const message = { step: "reminder-2", channel: "email", invoices: 3 } as const;

const ABOUT: readonly About[] = [
  {
    kind: "in-doubt",
    ...message,
    subject: "再次提醒：逾期款项 ¥86,000.00，请予回复",
    recipient: "ap@suzhou.example",
    contact: "王会计",
    attempts: 1,
    reply: "connection lost after the final dot: read ECONNRESET",
    messageId: "<019a0a0a000070008000000000000001.0123456789abcdef@haina.example>",
    heardSince: "payment",
  },
  {
    kind: "in-doubt",
    ...message,
    subject: "Payment reminder: $4,120.00 past due",
    recipient: "billing@northwind.example",
    contact: null,
    attempts: 2,
    reply: null,
    messageId: "<019a0a0a000070008000000000000002.0123456789abcdef@haina.example>",
    heardSince: null,
  },
  {
    kind: "returned",
    ...message,
    subject: "付款提醒：逾期款项 ¥12,400.00",
    recipient: "caiwu@qingdao.example",
    contact: "刘经理",
    because: "recipient",
    reply: "5.1.1 550 5.1.1 <caiwu@qingdao.example>: Recipient address rejected: User unknown",
    next: {
      next: { kind: "step", step: "reminder-2", days: 10, channel: "email", on: "2026-11-21" },
      recipient: "cfo@qingdao.example",
    },
  },
  {
    kind: "returned",
    ...message,
    channel: "sms",
    subject: "付款提醒短信",
    recipient: "+8613800138000",
    contact: "陈女士",
    because: "message",
    reply: "isv.BUSINESS_LIMIT_CONTROL",
    next: { next: { kind: "hold", because: "no-contact", until: null }, recipient: null },
  },
  {
    kind: "proposal",
    ...message,
    channel: "demand-letter",
    subject: "建议发出催款函：苏州精密机械有限公司，¥312,000.00",
    text: "最早一笔已逾期 95 天，应付金额 ¥312,000.00。\n本建议不会自动发送给客户。",
    hasLetter: true,
  },
  {
    kind: "task",
    ...message,
    channel: "call-task",
    subject: "致电 Northwind Traders：逾期款项 $4,120.00",
    text: "请致电 Northwind Traders（联系人：Ann Lee）。",
    contact: "Ann Lee",
    dueOn: "2026-11-19",
  },
  {
    kind: "offer",
    discountPpm: 250_000,
    owedMinor: 11_466_667,
    invoices: 3,
    payBy: "2026-12-05",
    note: "客户经营困难，愿一次性结清",
    by: "李倩",
  },
  { kind: "claim", what: "interest", number: "INV-2088", from: "2026-10-10", to: "2026-11-20", by: "陈总" },
];

const OWNERS = [
  { ownerId: "7", owner: "陈总" },
  { ownerId: "8", owner: "李倩" },
  { ownerId: null, owner: null },
] as const;
const NAMES = ["苏州精密机械有限公司", "Northwind Traders", "青岛海纳食品有限公司"];
const PAGE = 50;

/** Who looks, how many lines there are, and which of them were decided. */
export interface InboxRoom {
  role: "admin" | "collector";
  lines: number;
  readonly gone: Set<string>;
  /** Digests of letters that were approved as they were read. */
  readonly approved: Set<string>;
}

const LETTER: LetterBody = {
  id: "line-2",
  accountId: "543700000010002",
  account: "苏州精密机械有限公司",
  language: "zh-CN",
  subject: "催款函：苏州精密机械有限公司，¥312,000.00",
  html: `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"></head><body style="font-size:15px">
<p>致：苏州精密机械有限公司</p>
<table style="border-collapse:collapse"><tbody><tr><td style="text-align:left">INV-2088</td><td style="text-align:right">¥312,000.00</td></tr></tbody></table>
</body></html>`,
  text: "致：苏州精密机械有限公司",
  askedMinor: 31_200_000,
  currency: "CNY",
  asOf: "2026-11-20",
  digest: "0".repeat(64),
  approved: null,
};

/** So many lines that wait, the kinds in turn; somebody else decides the second while it is looked at. */
export function addInbox(app: express.Express, room: InboxRoom): void {
  const { gone } = room;
  const linesNow = (): (InboxLineBody & { readonly ownerId: string | null })[] =>
    Array.from({ length: room.lines }, (_, at) => lineAt(at))
      .filter(({ id }) => !gone.has(id))
      .sort((a, b) => INBOX_KINDS.indexOf(a.about.kind) - INBOX_KINDS.indexOf(b.about.kind));
  const counts = (): InboxCountsBody["counts"] => {
    const all = linesNow();
    return INBOX_KINDS.flatMap((kind) =>
      OWNERS.map(({ ownerId, owner }) => ({
        kind,
        ownerId,
        owner,
        count: all.filter((line) => line.about.kind === kind && line.ownerId === ownerId).length,
      })),
    ).filter(({ count }) => count > 0);
  };
  app.get("/v1/settings/inbox/counts", (_request, response) => {
    response.json({ role: room.role, counts: counts() } satisfies InboxCountsBody);
  });
  app.get("/v1/settings/inbox", (request, response) => {
    const { kind, owner, after } = request.query;
    const found = linesNow().filter(
      (line) =>
        (kind === undefined || line.about.kind === kind) &&
        (owner === undefined || (line.ownerId ?? "none") === owner),
    );
    const begins = Number(after ?? 0);
    const lines = found.slice(begins, begins + PAGE).map(({ ownerId: _, ...line }) => line);
    response.json({
      today: "2026-11-20",
      userId: "7",
      counts: counts(),
      lines,
      after: begins + PAGE < found.length ? String(begins + PAGE) : null,
    } satisfies InboxBody);
  });
  app.get("/v1/settings/letters", (_request, response) => {
    const at = "2026-11-20T09:20:00.000+08:00";
    const { id, account, subject } = LETTER;
    const letters = [...room.approved].map(() => ({ id, account, subject, by: "李倩", at }));
    response.json({ today: "2026-11-20", letters } satisfies LettersBody);
  });
  app.get("/v1/settings/letters/:id", (request, response) => {
    response.json({ ...LETTER, id: request.params.id } satisfies LetterBody);
  });
  app.post("/v1/settings/inbox", (request, response) => {
    const { letter } = request.body as InboxActRequest;
    if (letter !== undefined) room.approved.add(letter);
    const { id } = request.body as InboxActRequest;
    gone.add(id);
    const message = {
      "zh-CN": "李倩 已于 2026-11-20 09:12 处理：已送达。",
      en: "李倩 has decided this already, on 2026-11-20 09:12: it arrived.",
    };
    if (id === "line-1") return void response.status(409).json({ error: { code: "inbox-decided", message } });
    response.json({ role: room.role, counts: counts() } satisfies InboxCountsBody);
  });
}

function lineAt(at: number): InboxLineBody & { readonly ownerId: string | null } {
  const about = ABOUT[at % ABOUT.length] as About;
  const { ownerId, owner } = OWNERS[at % OWNERS.length] ?? OWNERS[0];
  return {
    id: `line-${at}`,
    accountId: `54370000001000${at}`,
    account: NAMES[at % NAMES.length] ?? "",
    accountUrl: `https://crm.zoho.com/crm/org1/tab/Accounts/54370000001000${at}`,
    owner,
    ownerId,
    amountMinor: 8_600_000 + at,
    currency: "CNY",
    since: "2026-11-20T06:02:11.000+08:00",
    about,
  };
}
