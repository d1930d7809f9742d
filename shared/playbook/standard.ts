import type { Trigger } from "../alert/kinds.ts";
import type { StepDoes, StepOwner } from "./kinds.ts";
import type { Playbook, PlaybookStep } from "./playbook.ts";

const step = (
  zh: string,
  en: string,
  owner: StepOwner,
  days: number,
  does: StepDoes = "task",
): PlaybookStep => ({ says: { "zh-CN": zh, en }, owner, userId: null, days, does });

const hold = step(
  "决定是否设置信用管控",
  "Decide whether to place a credit hold",
  "collector",
  1,
  "propose-hold",
);

/** What an org can begin with; nothing is opened by it before an administrator has put it in force. */
const STANDARD: Readonly<Partial<Record<Trigger, readonly PlaybookStep[]>>> = {
  "adverse-fact": [
    hold,
    step(
      "核实工商、司法信息，估计可收回金额",
      "Check the register and the court, and what can still be recovered",
      "collector",
      2,
    ),
    step(
      "联系客户负责人，了解情况与付款安排",
      "Speak with their management: what happened, and when they pay",
      "account-owner",
      2,
    ),
    step(
      "清点在途订单与可主张的担保或所有权保留",
      "List orders on their way, and securities or retained title to claim",
      "collector",
      3,
    ),
    step("复审信用额度与账期", "Review limit and terms", "admin", 5),
  ],
  "limit-over": [
    step(
      "与客户约定还款，使余额回到额度以内",
      "Agree with the customer on a payment that brings them below the limit",
      "account-owner",
      2,
    ),
    hold,
    step(
      "决定：特批、调整额度或停止赊销",
      "Decide: an exception, another limit, or no more credit",
      "admin",
      5,
    ),
  ],
  "broken-promises": [
    step(
      "致电决策人，取得书面付款计划",
      "Call who decides there, and get a payment plan in writing",
      "account-owner",
      1,
    ),
    hold,
    step("核对未付发票有无争议", "Ask whether any of the open invoices is contested", "collector", 3),
  ],
  "first-over-30": [
    step("致电客户，问明逾期原因", "Call the customer and ask why it is late", "account-owner", 1),
    step(
      "核对发票、对账单和收货单是否送达",
      "Make sure that invoice, statement and proof of delivery have arrived",
      "collector",
      2,
    ),
    step("约定付款日并记录承诺", "Agree on a day and log the promise", "account-owner", 3),
  ],
  "roll-rate": [
    step(
      "约见客户财务负责人，了解资金状况",
      "Meet their head of finance and ask how cash stands",
      "account-owner",
      3,
    ),
    step("复审信用额度与账期", "Review limit and terms", "collector", 5),
  ],
};

/** The playbook that is offered for a trigger; without a step where there is none. */
export const standardPlaybook = (trigger: Trigger): Playbook => ({
  on: true,
  steps: STANDARD[trigger] ?? [],
});
