import type { Sentence } from "../../kernel/contract.ts";

type Name = readonly [zh: string, en: string];

/** As the pages for policies and segments call them; by the last part of a path that stands here. */
const NAMES: Readonly<Record<string, Name>> = {
  policy: ["政策", "policy"],
  id: ["政策编号", "id"],
  version: ["版本", "version"],
  name: ["名称", "name"],
  steps: ["步骤", "steps"],
  key: ["标识", "key"],
  days: ["天数", "days"],
  channel: ["做什么", "channel"],
  template: ["信函", "letter"],
  when: ["条件", "condition"],
  minimum: ["最低金额", "minimum"],
  to: ["收件人", "recipients"],
  tone: ["语气", "tone"],
  deadlineDays: ["付款期限", "deadline"],
  repeat: ["重复", "repeat"],
  everyDays: ["每隔几天", "repeat interval"],
  times: ["最多几次", "number of repeats"],
  tolerance: ["金额太小不催", "tolerance"],
  minInvoiceAgeDays: ["发票开出未满这些天不催", "least invoice age"],
  endOfSchedule: ["所有步骤走完之后", "end of the schedule"],
  afterDays: ["最后一步之后的天数", "days after the last step"],
  minGapDays: ["同一客户两次消息之间至少相隔天数", "gap between two messages"],
  maxDataAgeMinutes: ["数据超过多少分钟就不发送", "age of usable data"],
  sendWindow: ["邮件发送时段", "send window"],
  promiseGraceDays: ["承诺日之后的宽限天数", "grace after a promise"],
  templates: ["自有信函", "letters of its own"],
  segments: ["客户分组", "segments"],
  otherwise: ["其余客户", "everybody else"],
  policyId: ["政策", "policy"],
  grade: ["信用等级", "grade"],
  country: ["国家", "country"],
  language: ["信函语言", "language"],
  ownerId: ["负责人", "owner"],
  accountIds: ["指定客户", "named accounts"],
  keyAccount: ["重点客户", "key account"],
  openAtLeast: ["未付余额至少", "open balance"],
};

const PLACES: Readonly<Record<string, (count: number) => Name>> = {
  steps: (count) => [`第 ${count} 个步骤`, `step ${count}`],
  segments: (count) => [`第 ${count} 个分组`, `segment ${count}`],
};

/** "steps.1.repeat.times" → 第 2 个步骤的最多几次, "number of repeats of step 2". */
export function nameField(path: string): Sentence {
  const [first = "", second = "", ...rest] = path.split(".");
  const place =
    /^\d+$/.test(second) && Object.hasOwn(PLACES, first) ? PLACES[first]?.(Number(second) + 1) : null;
  const parts = place ? rest : [first, second, ...rest];
  // Inside a condition every part is of the condition.
  const end = parts.indexOf("when") === 0 && first === "steps" ? 1 : parts.length;
  const known = parts.slice(0, end).findLast((part) => Object.hasOwn(NAMES, part));
  const [zh, en] = (known === undefined ? null : NAMES[known]) ?? ["", ""];
  if (!place) return zh === "" ? { "zh-CN": "所填内容", en: path } : { "zh-CN": zh, en };
  return zh === ""
    ? { "zh-CN": place[0], en: place[1] }
    : { "zh-CN": `${place[0]}的${zh}`, en: `${en} of ${place[1]}` };
}
