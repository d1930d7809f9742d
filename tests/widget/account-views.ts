import type { AccountView, AccountViewBody } from "../../shared/account/contract.ts";
import { AccountView as AccountViewShape } from "../../shared/account/contract.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";

/** The day every fixture is about. */
export const TODAY = "2026-11-21";
const asOf = toDay(TODAY);
export const day = (away: number): string => formatDay(addDays(asOf, away));

/** As the server writes it: on the organisation's clock. */
export const moment = (away: number, time: string): string => `${day(away)}T${time}:00.000+08:00`;

type ItemBody = AccountViewBody["items"][number];
type FollowUp = AccountViewBody["log"]["followups"][number];

let ids = 0;
/** An id as long as the CRM's own. */
export const crmId = (): string => String(5_437_000_000_100_000n + BigInt((ids += 1)));

export function item(number: string, dpd: number, residual: number, over: Partial<ItemBody> = {}): ItemBody {
  return {
    invoiceId: crmId(),
    number,
    currency: "CNY",
    issuedOn: day(-dpd - 30),
    dueOn: day(-dpd),
    dpd,
    amountMinor: residual,
    residualMinor: residual,
    disputedMinor: 0,
    disputeReason: null,
    promisedOn: null,
    next: { kind: "none" },
    ...over,
  };
}

export function entry(over: Partial<FollowUp>): FollowUp {
  return {
    followupId: `f-${(ids += 1)}`,
    kind: "call",
    outcome: null,
    contactName: null,
    note: "",
    next: null,
    happenedAt: moment(0, "09:05"),
    byName: "李倩",
    promise: null,
    about: null,
    dispatch: null,
    payment: null,
    supersedes: null,
    supersededBy: null,
    inCrm: "written",
    ...over,
  };
}

const bucketOf = (dpd: number): number => (dpd <= 0 ? 0 : dpd <= 30 ? 1 : dpd <= 60 ? 2 : dpd <= 90 ? 3 : 4);

/** Balances that obey the law: buckets add up to what is open, net is open less credits. */
export function balancesOf(
  items: readonly ItemBody[],
  credits: AccountViewBody["credits"],
): AccountViewBody["balances"] {
  const currencies = [...new Set([...items, ...credits].map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const mine = items.filter((each) => each.currency === currency);
    const buckets: [number, number, number, number, number] = [0, 0, 0, 0, 0];
    for (const each of mine) buckets[bucketOf(each.dpd) as 0] += each.residualMinor;
    const openMinor = buckets.reduce((all, each) => all + each, 0);
    const creditsMinor = credits
      .filter((each) => each.currency === currency)
      .reduce((all, each) => all + each.residualMinor, 0);
    return {
      currency,
      count: mine.length,
      openMinor,
      creditsMinor,
      netMinor: openMinor - creditsMinor,
      overdueMinor: openMinor - buckets[0],
      buckets,
    };
  });
}

/** A debtor of the everyday kind, with a bit of everything: the state most screenshots are of. */
export function busyAccount(): AccountViewBody {
  const items = [
    item("INV-2088", 95, 1_620_000, {
      next: { kind: "step", step: "d60", days: 60, channel: "demand-letter", on: day(0) },
    }),
    item("INV-2107", 72, 1_430_000, {
      amountMinor: 2_430_000,
      next: { kind: "step", step: "d30", days: 30, channel: "call-task", on: day(1) },
    }),
    item("INV-2131", 47, 5_400_000, {
      disputedMinor: 300_000,
      disputeReason: "短少 2 箱",
      next: { kind: "step", step: "d30", days: 30, channel: "call-task", on: day(1) },
    }),
    item("INV-2164", 19, 7_290_000, {
      promisedOn: day(6),
      next: { kind: "hold", because: "promise-open", until: day(9) },
    }),
    item("INV-2190", -3, 6_460_000, {
      next: { kind: "step", step: "d0", days: 0, channel: "email", on: day(3) },
    }),
    item("INV-2201", -24, 3_800_000),
    item("INV-2195", 8, 1_240_000, {
      currency: "USD",
      next: { kind: "step", step: "d10", days: 10, channel: "email", on: day(2) },
    }),
  ];
  const credits: AccountViewBody["credits"] = [
    {
      creditId: "c-1",
      kind: "credit-note",
      number: "CN-0071",
      currency: "CNY",
      on: day(-12),
      residualMinor: 840_000,
    },
  ];
  const promised = items[3]?.invoiceId ?? "";
  const promise = {
    promiseId: "p-2",
    amountMinor: 7_290_000,
    currency: "CNY",
    promisedOn: day(6),
    madeOn: day(0),
    invoiceIds: [promised],
    state: "open" as const,
    standsMinor: 7_290_000,
    receivedMinor: 0,
    level: 1,
    holdsUntil: day(9),
  };
  const reminder = {
    dispatchId: "d-11",
    step: "d3",
    days: 3,
    channel: "email" as const,
    state: "sent" as const,
    rehearsed: false,
    subject: "对账与付款提醒：3 张发票已到期",
    recipient: "finance@hengyuan.example",
    invoiceCount: 3,
    amountMinor: 14_120_000,
    currency: "CNY",
  };
  return {
    account: {
      accountId: "5437000000100001",
      name: "宁波恒远机械有限公司",
      ownerName: "李倩",
      country: "CN",
      noReminders: null,
      keyAccount: true,
    },
    viewer: { userId: "5437000000000001", name: "李倩", role: "collector", mayLog: true, maySend: true },
    asOf: TODAY,
    at: moment(0, "09:12"),
    mode: "live",
    freshness: [
      { source: "accounts", readAt: moment(0, "09:10") },
      { source: "contacts", readAt: moment(0, "09:10") },
      { source: "invoices", readAt: moment(0, "09:11") },
      { source: "payments", readAt: moment(0, "09:11") },
    ],
    stale: false,
    unread: 0,
    score: {
      asOf: TODAY,
      score: 75.3,
      grade: "C",
      provisional: false,
      coverage: 0.8,
      evidence: 24.6,
      blocks: [
        { block: "P", value: 74.6, weight: 68.8, points: 51.3 },
        { block: "C", value: 75, weight: 12.5, points: 9.4 },
        { block: "E", value: 75, weight: 12.5, points: 9.4 },
        { block: "T", value: 83.3, weight: 6.3, points: 5.2 },
      ],
      reasons: [
        {
          code: "P02",
          effect: "loss",
          points: -8.1,
          figures: { late: 9.4, of: 24.6, openLate: 5, share: 41.5, portfolioShare: 23 },
        },
        {
          code: "P04",
          effect: "loss",
          points: -3.2,
          figures: { overdueShare: 45.2, overdueCount: 5, oldestDays: 95 },
        },
        {
          code: "P03",
          effect: "strength",
          points: 7.6,
          figures: { severe: 0.2, of: 24.6, share: 1.9, portfolioShare: 6, days: 30, halfLife: 180 },
        },
      ],
      trend: [84, 84.5, 83.6, 83.9, 82.8, 81.9, 80.2, 80.6, 78.8, 77.2, 76.1, 75.3].map((score, month) => ({
        on: day((month - 11) * 30),
        score,
      })),
    },
    exposure: {
      currency: "CNY",
      limitMinor: 50_000_000,
      openMinor: 34_815_000,
      ordersMinor: 0,
      creditsMinor: 840_000,
      exposureMinor: 33_975_000,
      accounts: 1,
      headroomMinor: 16_025_000,
      parts: [],
      group: null,
      hold: "none",
      ratesOn: day(-1),
      withoutRate: [],
    },
    terms: { grade: "C", mostDays: 30 },
    balances: balancesOf(items, credits),
    items,
    credits,
    promises: [promise],
    promiseRecords: [
      { currency: "CNY", promises: 1, kept: 0, promisedMinor: 2_430_000, receivedMinor: 1_000_000 },
    ],
    disputes: [],
    plans: [],
    extensions: [],
    contacts: [
      {
        contactId: crmId(),
        name: "王会计",
        email: "wang@hengyuan.example",
        phone: "0574 5555 0132",
        role: "billing",
      },
      { contactId: crmId(), name: "陈总", email: null, phone: "0574 5555 0100", role: "executive" },
    ],
    next: [
      { currency: "CNY", next: { kind: "step", step: "d30", days: 30, channel: "call-task", on: day(1) } },
      { currency: "USD", next: { kind: "step", step: "d10", days: 10, channel: "email", on: day(2) } },
    ],
    log: {
      before: "cursor-1",
      followups: [
        entry({
          outcome: "promised",
          contactName: "王会计",
          note: "11 月 27 日付 ¥72,900（INV-2164），等总部批。",
          happenedAt: moment(0, "09:05"),
          promise,
          next: { what: "核对到账", on: day(7) },
          inCrm: "waiting",
        }),
        entry({
          kind: "reminder",
          byName: "Huikuan",
          happenedAt: moment(-9, "10:00"),
          dispatch: reminder,
          inCrm: null,
        }),
        entry({
          kind: "promise-verdict",
          byName: "Huikuan",
          happenedAt: moment(-13, "06:00"),
          inCrm: null,
          promise: {
            ...promise,
            promiseId: "p-1",
            amountMinor: 2_430_000,
            standsMinor: 2_430_000,
            promisedOn: day(-16),
            state: "partly-kept",
            receivedMinor: 1_000_000,
          },
        }),
        entry({
          kind: "payment",
          byName: "Huikuan",
          happenedAt: moment(-16, "11:30"),
          inCrm: null,
          payment: { amountMinor: 1_000_000, currency: "CNY", reference: "ICBC 20261105-118" },
        }),
        entry({ outcome: "no-answer", happenedAt: moment(-18, "15:20"), note: "" }),
      ],
    },
  };
}

/** Nothing sold, nothing said. */
export function emptyAccount(): AccountViewBody {
  const busy = busyAccount();
  return {
    ...busy,
    account: { ...busy.account, name: "New Customer Ltd", ownerName: null },
    score: null,
    exposure: null,
    balances: [],
    items: [],
    credits: [],
    promises: [],
    promiseRecords: [],
    contacts: [],
    next: [],
    log: { followups: [], before: null },
  };
}

/** Thousands of open invoices in one currency. */
export function hugeAccount(count = 5_000): AccountViewBody {
  const busy = busyAccount();
  const items = Array.from({ length: count }, (_, at) =>
    item(
      `INV-${String(at + 1).padStart(5, "0")}`,
      ((at * 7919) % 150) - 20,
      10_000 + ((at * 104_729) % 900_000),
      {
        next: { kind: "step", step: "d10", days: 10, channel: "email", on: day(1) },
      },
    ),
  );
  return { ...busy, items, credits: [], promises: [], balances: balancesOf(items, []) };
}

/** As the page holds it after reading, for tests without a server. */
export const asRead = (body: AccountViewBody): AccountView => AccountViewShape.parse(body);

type GroupBody = NonNullable<AccountViewBody["group"]>;

/** The busy account as the head office of two others, or as a branch of the first of them. */
export function groupAccount(as: "head office" | "branch", over: Partial<GroupBody> = {}): AccountViewBody {
  const view = busyAccount();
  const { accountId, name } = view.account;
  const others = [
    { accountId: "5437000000100002", name: "宁波恒远精密铸造有限公司" },
    { accountId: "5437000000100003", name: "Hengyuan Machinery (Europe) GmbH" },
  ];
  const root = as === "head office" ? { accountId, name } : (others[0] ?? { accountId, name });
  const choice = { together: true, reason: "统一付款协议", by: "李倩", fromOn: day(-10) };
  const members = as === "head office" ? { members: others } : {};
  return { ...view, group: { root, accounts: 3, ...members, together: true, choice, ...over } };
}
