import type { NumberReasons } from "./number-reasons.ts";

/** Each number of the standard policy, with its source. Other policies share its rules unless they give a reason of their own. */
export const standardReasons: NumberReasons = {
  courtesy: {
    "zh-CN": "提前一周，正好是每周付款客户的一个付款批次；Zoho Books 与 Chaser 也提供同样的提前通知。",
    en: "A week ahead is one pay run for customers that pay weekly; Zoho Books and Chaser offer the same notice.",
  },
  "due-today": {
    "zh-CN": "到期日是合同约定的付款日。",
    en: "The due day itself, which the contract names.",
  },
  "reminder-1": {
    "zh-CN": "三天足够让到期日的汇款到账并入账（银行截止时间加一个周末）。",
    en: "Three days let a transfer made on the due day arrive and be booked (bank cut-off plus a weekend).",
  },
  "reminder-2": {
    "zh-CN": "首次提醒一周后：OCA 信用控制与 Lago 催收方案常用的间隔。",
    en: "One week after the first reminder: the usual gap of OCA credit control and of Lago campaigns.",
  },
  call: {
    "zh-CN": "第一个账龄段止于第 30 天：此后仅靠邮件很少奏效，由人致电。",
    en: "The first aging bucket ends at 30 days: after it, mail alone rarely helps and a person calls.",
  },
  "demand-letter": {
    "zh-CN": "第二个账龄段止于第 60 天：是否发正式函件由人决定，绝不自动发出。",
    en: "The second aging bucket ends at 60 days: a person decides on a formal letter. Nothing is sent by itself.",
  },
  tolerance: {
    "zh-CN": "约为处理一次询问的成本：1 欧元、1 美元或 1 英镑，及相近币种的同等金额。",
    en: "About the cost of handling one query: 1 euro, dollar or pound, and its neighbours.",
  },
  minGapDays: {
    "zh-CN": "以上两步之间的最短距离，使每张发票按自己的日子推进。",
    en: "The smallest distance between two steps above, so that one invoice climbs on its own days.",
  },
  minInvoiceAgeDays: {
    "zh-CN": "留一天让发票送达：Invoice Ninja 第 9312 号问题曾在首次寄出的次日早晨就写“已逾期”。",
    en: "A day for the invoice to arrive: Invoice Ninja issue 9312 wrote “past due” the morning after the first mail.",
  },
  maxDataAgeMinutes: {
    "zh-CN": "读取 CRM 之后一小时内才发信：再旧的数据可能漏掉刚到的付款。",
    en: "An hour at most between the last read of the CRM and a message: older data may miss a payment that has just come.",
  },
  sendWindow: {
    "zh-CN": "客户所在时区的周一至周五办公时间。",
    en: "Office hours, Monday to Friday, in the customer's zone.",
  },
  promiseGraceDays: {
    "zh-CN": "与判定承诺是否兑现的宽限天数相同。",
    en: "The same days after which a promise is judged.",
  },
};
