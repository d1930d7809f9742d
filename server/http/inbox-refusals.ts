import { told } from "./sentence.ts";

/** What the inbox refuses. */
export const inboxRefusals = {
  "not-waiting": told(
    409,
    "此事项已在别处解决，无需再处理。",
    "This waits no more: it was settled elsewhere meanwhile.",
  ),
  "no-such-act": told(422, "此事项不能这样处理。", "This cannot be decided in that way."),
  "inbox-needs-reason": told(
    422,
    "请填写原因：原因会随您的姓名保存。",
    "Say why: the reason is kept with your name.",
  ),
  "no-such-page": told(
    422,
    "筛选条件无效：请重新打开待办。",
    "This page of the inbox does not exist: open the inbox again.",
  ),
} as const;
