import { told } from "./sentence.ts";

/** What is refused about playbooks. */
export const playbookRefusals = {
  "no-such-playbook": told(
    404,
    "没有这个应急预案或步骤：请刷新页面。",
    "There is no such playbook or step: reload the page.",
  ),
  "step-not-yours": told(
    403,
    "此步骤由他人负责：请由负责人、催收人员或管理员勾选。",
    "This step is somebody else's: its owner, a collector or an administrator ticks it.",
  ),
  "step-ticked": told(
    409,
    "此步骤已有人勾选：请刷新页面。",
    "Somebody has ticked this step already: reload the page.",
  ),
  "playbook-ended": told(
    409,
    "此应急预案已经结束：请刷新页面。",
    "This playbook is closed already: reload the page.",
  ),
  "no-hold-proposed": told(
    422,
    "此步骤不涉及“信用管控”：请留空后再勾选。",
    "This step proposes no credit hold: leave the hold empty and tick it again.",
  ),
  "no-account-to-work-on": told(
    422,
    "此“触发条件”针对全部应收，不针对某一客户：请为其他触发条件设置应急预案。",
    "This trigger warns of all receivables and of no account: choose another trigger.",
  ),
  "no-such-colleague": told(
    422,
    "“负责人”不是 CRM 的有效用户：请重新选择。",
    "The owner of a step is no active user of the CRM: choose another owner.",
  ),
};
