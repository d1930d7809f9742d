import { enhancedCode } from "./report-fields.ts";
import type { FailedBecause } from "./returned-mail.ts";

type Clear = Exclude<FailedBecause, "unclear">;

/** What servers write, in the order in which it decides: the first that is said wins. */
const SAID: readonly (readonly [Clear, RegExp])[] = [
  [
    "refused",
    /\b(spf|dkim|dmarc)\b|sender (address )?(is )?(rejected|denied|unknown|not (allowed|authori[sz]ed))|relay(ing)? (access )?(denied|not (allowed|permitted))|unable to relay|not permitted to relay|发件人.{0,6}(被拒|不存在|无权)/iu,
  ],
  [
    "full",
    /(mail ?box|inbox|account|user|quota|storage|邮箱|容量|空间).{0,40}(is |was |has |)(full|exceed|over|已满|不足|超出|超限)|over ?quota|quota (is )?exceeded|exceed(s|ed|ing)? .{0,30}(quota|storage)|out of storage|insufficient (system )?storage|(邮箱|信箱)(空间|容量)?(已|己|巳)?满|disk full|not enough (disk )?space/iu,
  ],
  [
    "address",
    /(user|mailbox|recipient|address|account|alias|addressee|person)( name| address)?.{0,40}(unknown|not (be )?found|does ?n[o']t exist|doesn't have|no longer|not exist|not listed|invalid|inactive|disabled|deactivated|suspended|closed|discontinued|unavailable|not available|undeliverable|could ?n[o']t be found|wasn't found|not recogni[sz]ed|not valid|expired)|(no such|unknown|invalid|bad|nonexist\w*|non-exist\w*|unrouteable|inactive|disabled) (local )?(destination )?(user|mailbox|recipient|address|account|alias|person|domain|host|e-?mail)|address (not found|rejected: access denied)|isn't valid|not a (valid|known) (user|mailbox|recipient|address)|no mailbox|(couldn't|could not|wasn't|unable to) (find|be found)|sorry, no mailbox here|not our customer|has moved|host or domain name not found|no mx|null ?mx|domain .{0,60}(does ?n[o']t exist|not found|not exist)|nxdomain|(does not|doesn't) (accept|like) (mail|recipient)|user.{0,30}not.{0,12}in .{0,30}(director|list)|(用户|收件人|账号|帐号|帐户|账户|邮箱|邮件地址|收信人|地址|域名).{0,16}(不存在|无效|有误|错误|停用|禁用|冻结|注销|被锁|找不到|未找到|未激活|已过期)|(无此|没有此|没有这个|不存在的?|找不到|未找到)(该|此)?(用户|收件人|账号|帐号|邮箱|地址|域名)/iu,
  ],
  [
    "refused",
    /spam|junk|unsolicited|block(ed|list| list)|black ?list|reputation|policy|polic(ies)|unauthenticated|authenticat|banned|forbidden|prohibited|virus|malware|content (rejected|filter)|content-filter|too (large|big)|exceed.{0,30}(size|limit)|size (limit|exceed)|access denied|not (authori[sz]ed|permitted|allowed|accepted)|permission|refused by|rejected (by|due|for|as)|(message|mail|sender|e-?mail).{0,16}(rejected|refused|declined)|denied|spamhaus|rbl|dnsbl|反垃圾|垃圾邮件|拒收|拒绝|被拒|黑名单|病毒|过大|超过.{0,10}(大小|限制)|违规|白名单/iu,
  ],
  [
    "gave-up",
    /time(d)? ?out|too long|expired|retry (time|limit|timeout)|giving up|gave up|not (been )?able to .{0,30}connect|(could ?n[o']t|cannot|unable to|failed to) (be )?(establish|connect|contact|reach|deliver.{0,40}(within|for))|connection (was )?(refused|reset|dropped|lost|timed)|no route|network (is )?unreachable|host (is )?(down|unreachable|not responding)|unreachable|not (reachable|responding)|temporar|try again|greylist|too many (hops|connections)|超时|无法连接|连接失败|多次(重试|尝试)|暂时/iu,
  ],
];

/** Said when a server would not tell. */
const EITHER = /may not exist,? or you may not/i;

const byWords = (said: string): FailedBecause => {
  // An address says nothing, but for its name being one.
  const words = said.replace(/[^\s<>()（）:：,，;]+@[^\s<>()（）,，;]+/g, "@");
  if (EITHER.test(words)) return "unclear";
  for (const [because, says] of SAID) if (says.test(words)) return because;
  return "unclear";
};

/** What a code of RFC 3463 says by itself; "unclear" where it could be several things. */
function byCode(code: string): FailedBecause {
  if (code.startsWith("4.")) return code === "4.2.2" ? "full" : "gave-up";
  const [, subject = 0, detail = 0] = code.split(".").map(Number);
  if (subject === 1) return detail === 7 || detail === 8 ? "refused" : "address";
  if (subject === 2) return ({ 1: "address", 2: "full", 3: "refused" } as const)[detail] ?? "unclear";
  if (subject === 3) return detail === 4 ? "refused" : "unclear";
  // 5.4.310: the domain has no server; 5.4.1 and 5.4.4: it is not served there.
  if (subject === 4)
    return ({ 1: "address", 4: "address", 7: "gave-up", 310: "address" } as const)[detail] ?? "unclear";
  return subject === 6 || subject === 7 ? "refused" : "unclear";
}

/** Codes that servers give for whatever they have no other for: their words tell more. */
const IS_VAGUE = /^5\.(\d+\.0|5\.\d+|7\.1|4\.1|1\.0|3\.\d+)$/;

export interface WhyFailed {
  readonly because: FailedBecause;
  readonly status: string | null;
}

/** Why it failed, from the code that was given (null: none) and from the server's own words. */
export function whyFailed(given: string | null, words: string): WhyFailed {
  const said = enhancedCode(words);
  const status = given === null || (/\.0\.0$/.test(given) && said !== null) ? (said ?? given) : given;
  if (status === null) return { because: byWords(words), status };
  const coded = byCode(status);
  if (!IS_VAGUE.test(status) && coded !== "unclear" && !status.endsWith(".0.0"))
    return { because: coded, status };
  const worded = byWords(words);
  return { because: worded === "unclear" ? coded : worded, status };
}
