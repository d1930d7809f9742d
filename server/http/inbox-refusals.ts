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
  "no-such-letter": told(
    404,
    "没有这封信函：请重新打开待办。",
    "There is no such letter: open the inbox again.",
  ),
  "letter-unread": told(422, "批准前请先阅读信函。", "Read the letter before you approve it."),
  "letter-changed": told(
    409,
    "自您阅读后，该客户的款项或信函措辞已有变化：请再读一遍后批准。",
    "The customer's figures or the letter's words have changed since you read it: read it again, then approve.",
  ),
  "letter-settled": told(
    409,
    "该客户在此币种下已无未结款项，无需发函。",
    "Nothing is open with this customer in that currency any more: there is nothing to write about.",
  ),
  "letter-held-back": told(
    409,
    "对该客户的催收已暂停或豁免：请先在客户页面解除，再发函。",
    "This customer is exempt or put off: end that on the account's page before a letter goes out.",
  ),
  "letter-stale": told(
    409,
    "CRM 数据尚未更新，金额可能已变化：请在下一次同步后再读此信函。",
    "The CRM has not been read recently, so the figures may be old: read the letter after the next sync.",
  ),
  "letter-nothing-asked": told(
    409,
    "未结款项均已承诺、有争议、已分期或可抵扣，目前没有可催付的金额：请选择“不同意”或改日再看。",
    "All that is open is promised, contested, on a plan or covered by credit, so nothing can be asked for now: decline, or leave it for tomorrow.",
  ),
  "no-such-page": told(
    422,
    "筛选条件无效：请重新打开待办。",
    "This page of the inbox does not exist: open the inbox again.",
  ),
} as const;
