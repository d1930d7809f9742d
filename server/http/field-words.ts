/** What a page calls a field of a request: in Chinese, and in English. */
export type FieldName = readonly [zh: string, en: string];

/** Which form asks; where two forms call the same field differently. */
export type Form = keyof typeof ON_A_FORM;

/** By the last named part of the field's path. What no person enters is named as well, for whoever reads the sentence. */
const EVERYWHERE: Readonly<Record<string, FieldName>> = {
  reason: ["原因", "Reason"],
  note: ["备注", "Note"],
  clientId: ["记录编号", "Entry number"],
  digest: ["所见内容的摘要", "Digest of what was shown"],
  id: ["编号", "Number"],
  body: ["内容", "Content"],
  kind: ["方式", "Kind"],
  outcome: ["结果", "Outcome"],
  contactId: ["联系人", "Contact"],
  happenedAt: ["时间", "Time"],
  next: ["下一步行动", "Next action"],
  what: ["下一步行动", "Next action"],
  on: ["下一步日期", "Next action's day"],
  promise: ["付款承诺", "Promise to pay"],
  supersedes: ["更正", "Correction"],
  despite: ["仍然联系的理由", "Contacted all the same, because"],
  invoiceId: ["发票", "Invoice"],
  invoiceIds: ["对应发票", "Invoices"],
  amountMinor: ["金额", "Amount"],
  currency: ["币种", "Currency"],
  promisedOn: ["最晚付款日", "Paid by"],
  ownerId: ["负责人", "Owner"],
  answerBy: ["答复期限", "Answer by"],
  acceptedMinor: ["无需支付的金额", "Amount that need not be paid"],
  text: ["处理说明", "What was found"],
  totalMinor: ["总额", "Total"],
  schedule: ["各期", "Instalments"],
  every: ["间隔", "Every"],
  count: ["期数", "Instalments"],
  firstOn: ["首期日期", "First instalment's day"],
  rows: ["各期", "Instalments"],
  dueOn: ["各期", "Instalments"],
  graceDays: ["宽限（工作日）", "Grace in business days"],
  breaksAfter: ["漏付几期即违约", "Missed instalments that end it"],
  extendedTo: ["延至", "New day"],
  approver: ["批准人", "Approved by"],
  endsOn: ["最后一天", "Last day"],
  reviewOn: ["最迟复核日", "Look at it again by"],
  hours: ["小时数", "Hours"],
  together: ["催款发给", "Reminders go"],
  name: ["您的姓名", "Your name"],
  asOf: ["日期", "Day"],
  caps: ["发送上限", "Limits"],
  seen: ["发送上限", "Limits"],
  firstDay: ["上线首日最多消息数", "Messages on the first live day"],
  growth: ["之后每天为前一天的倍数", "Each later day so many times as many"],
  days: ["设上限的天数", "Days with a limit"],
  fuseShare: ["超过客户的此比例需再次确认（%）", "Second yes above this share of customers, %"],
  fuseAbove: ["或超过平日的条数", "or above the usual day by"],
  policy: ["政策", "Policy"],
  version: ["版本", "Version"],
  onlyForSegments: ["仅供指定它的客户分组使用", "Only for segments that name it"],
  accountId: ["客户", "Customer"],
  chosen: ["CRM 字段", "CRM field"],
  field: ["CRM 字段", "CRM field"],
  values: ["表示重点客户的值", "Values that mean key account"],
  sender: ["发件人", "Sender"],
  address: ["发件地址", "Sender's address"],
  replyTo: ["回复地址", "Reply address"],
  signature: ["落款（中文）", "Signature in Chinese"],
  draft: ["客户分组", "Segments"],
  provider: ["短信服务商", "SMS provider"],
  region: ["默认国家或地区", "Default country or region"],
  account: ["账号编号", "Account number"],
  secret: ["密钥", "Secret"],
  templates: ["报备模板", "Approved templates"],
  from: ["从", "From"],
  to: ["到", "To"],
};

const ON_A_FORM = {
  sender: {
    name: ["发件人名称", "Sender's name"],
    "zh-CN": ["落款（中文）", "Signature in Chinese"],
    en: ["落款（英文）", "Signature in English"],
  },
  log: { note: ["说了什么", "What was said"] },
  promise: {},
  dispute: { amountMinor: ["争议金额", "Disputed amount"], note: ["客户怎么说", "What they say"] },
  resolve: { outcome: ["处理结果", "Outcome"] },
  plan: { invoiceIds: ["纳入分期的发票", "Invoices on the plan"] },
  extension: {},
  "withdraw-promise": {},
  "withdraw-plan": {},
  charge: {
    clientId: ["记录编号", "Entry number"],
    act: ["决定", "Decision"],
    profileId: ["计费依据", "Basis"],
    ratePpm: ["年利率", "Rate a year"],
    graceDays: ["宽限天数", "Days of grace"],
    least: ["最低利息", "Least interest"],
    lateFee: ["滞纳金", "Late fee"],
    mostPpm: ["上限（占发票 %）", "Cap, % of the invoice"],
    tableId: ["利率表", "Rate table"],
    from: ["自", "From"],
    knownUntil: ["有效至", "Known until"],
    source: ["来源", "Source"],
  },
  wording: {
    draft: ["内容", "Wording"],
    place: ["信函", "Letter"],
    letter: ["信函", "Letter"],
    segment: ["客户分组", "Segment"],
    tone: ["语气", "Tone"],
    language: ["语言", "Language"],
    over: ["版本", "Version"],
  },
  pay: {
    pay: ["付款信息", "Pay details"],
    link: ["付款链接", "Pay link"],
    phone: ["联系电话", "Phone"],
    instructions: ["收款账户", "Account to pay to"],
    "zh-CN": ["收款账户（中文）", "Account to pay to, in Chinese"],
    en: ["收款账户（英文）", "Account to pay to, in English"],
  },
  contact: {
    preference: ["联系偏好", "Preference"],
    weekdays: ["星期", "Weekdays"],
    fromMinute: ["自", "From"],
    toMinute: ["至", "To"],
    ways: ["联系方式", "Ways"],
    refused: ["拒收的消息", "Refused messages"],
    purposes: ["退订的消息", "Of what"],
    heard: ["得知方式", "How we heard"],
    optOutIds: ["恢复哪些", "Which opt-outs end"],
    until: ["有效期至", "Until"],
    what: ["联系方式有误", "Wrong contact"],
    presets: ["客户所在国家", "Customers by country"],
    changed: ["联系限制", "Contact limits"],
    key: ["联系限制", "Contact limits"],
    number: ["联系限制", "Contact limits"],
  },
  inbox: {
    act: ["决定", "Decision"],
    kind: ["类别", "Kind"],
    id: ["等待处理的事项", "What waits for a person"],
  },
  sms: { from: ["短信签名或号码", "Texts come from"] },
  returns: { address: ["退信地址", "Return address"] },
} as const satisfies Record<string, Readonly<Record<string, FieldName>>>;

/** The name of a field by its path; null for one that no page has, such as an operator's. */
export function nameOfField(path: readonly PropertyKey[], form?: Form): FieldName | null {
  const last = path.findLast((part) => typeof part === "string");
  if (last === undefined) return ["请求内容", "Body"];
  const own: Readonly<Record<string, FieldName>> = form === undefined ? {} : ON_A_FORM[form];
  if (Object.hasOwn(own, last)) return own[last] ?? null;
  return Object.hasOwn(EVERYWHERE, last) ? (EVERYWHERE[last] ?? null) : null;
}

/** The form whose body a preview tries. */
export function formIn(body: unknown): Form | undefined {
  const kind: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "kind") : undefined;
  return typeof kind === "string" && Object.hasOwn(ON_A_FORM, kind) ? (kind as Form) : undefined;
}
