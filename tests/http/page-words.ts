import { formZh } from "../../widget/words/form-zh-cn.ts";
import { settingsZh } from "../../widget/words/settings-zh-cn.ts";
import { followupZh } from "../../widget/words/followup-zh-cn.ts";
import { chargeZh } from "../../widget/words/charge-words.ts";
import { dealZh } from "../../widget/words/deal-words.ts";
import { creditHoldZh } from "../../widget/words/credit-hold-words.ts";
import { creditLimitsZh } from "../../widget/words/credit-limits-words.ts";
import { limitLineZh } from "../../widget/words/limit-line-words.ts";
import { creditControlZh } from "../../widget/words/credit-control-words.ts";
import { discountZh } from "../../widget/words/discount-words.ts";
import { dossierZh } from "../../widget/words/dossier-words.ts";
import { experienceZh } from "../../widget/words/experience-words.ts";
import { bureauZh } from "../../widget/words/bureau-words.ts";
import { holdZh } from "../../widget/words/hold-words.ts";
import { contactLimitWords } from "../../widget/words/contact-limit-words.ts";
import { briefingWords } from "../../widget/words/briefing-words.ts";
import { alertWords } from "../../widget/words/alert-words.ts";
import { playbookWords } from "../../widget/words/playbook-words.ts";
import { reviewWords } from "../../widget/words/review-words.ts";
import { scorecardWords } from "../../widget/words/scorecard-words.ts";
import { scoreWhyWords } from "../../widget/words/score-why-words.ts";
import { inboxWords } from "../../widget/words/inbox-words.ts";
import { optOutWords } from "../../widget/words/opt-out-words.ts";
import { thirdPartyWords } from "../../widget/words/third-party-words.ts";
import { reachWords } from "../../widget/words/reach-words.ts";
import { payerZh } from "../../widget/words/payer-words.ts";
import { calendarsZh } from "../../widget/words/calendars-zh-cn.ts";

/** Every Chinese text that a page shows as it stands. */
export const PAGE_WORDS: readonly string[] = textsIn([
  formZh,
  settingsZh,
  followupZh,
  calendarsZh,
  holdZh,
  payerZh,
  chargeZh,
  dealZh,
  creditHoldZh,
  creditControlZh,
  creditLimitsZh,
  limitLineZh,
  discountZh,
  dossierZh,
  bureauZh,
  experienceZh,
  reachWords["zh-CN"],
  optOutWords["zh-CN"],
  thirdPartyWords["zh-CN"],
  contactLimitWords["zh-CN"],
  alertWords["zh-CN"],
  scoreWhyWords["zh-CN"].onDay,
  playbookWords["zh-CN"],
  reviewWords["zh-CN"],
  scorecardWords["zh-CN"],
  inboxWords["zh-CN"],
  briefingWords["zh-CN"],
]);

function textsIn(node: unknown): string[] {
  if (typeof node === "string") return [node];
  if (typeof node !== "object" || node === null) return [];
  return Object.values(node).flatMap(textsIn);
}
