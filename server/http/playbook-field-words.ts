/** What the pages of playbooks call their fields. */
export const PLAYBOOK_FIELDS = {
  trigger: ["触发条件", "Trigger"],
  on: ["启用", "In use"],
  steps: ["步骤", "Steps"],
  says: ["步骤内容", "What to do"],
  "zh-CN": ["步骤内容", "What to do"],
  en: ["步骤内容", "What to do"],
  does: ["步骤类型", "Kind of step"],
  owner: ["负责人", "Owner"],
  userId: ["负责人", "Owner"],
  days: ["期限（工作日）", "Business days"],
  openedId: ["应急预案", "Playbook"],
  step: ["步骤", "Step"],
  note: ["处理结果", "What came of it"],
  hold: ["信用管控", "Credit hold"],
  until: ["截止日", "Last day"],
  reviewOn: ["复核日", "Look at it again on"],
} as const;
