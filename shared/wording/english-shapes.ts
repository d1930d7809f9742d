import { CONC, CRIME, FDCPA, LAW, POWER, PRESSURE, SHAME, THIRD, type ToneRule } from "./tone-reasons.ts";

const FAMILY = String.raw`(?:famil(?:y|ies)|relatives?|wife|husband|spouse|partner|parents?|mother|father|sons?|daughters?|kids|child(?:ren)?|home|house)`;
/** Those to whom a debt is nobody's business; "customer number" and "bank details" are no people. */
const OTHERS = String.raw`(?:famil(?:y|ies)|relatives?|wife|husband|spouse|parents?|mother|father|sons?|daughters?|kids|children|neighbou?rs?|colleagues?|co-?workers?|boss(?:es)?|employers?|employees|staff|landlord|friends?|customers?|clients?|suppliers?|vendors?|competitors?|competition|creditors?|lenders?|insurers?|partners?|investors?|shareholders?|directors?|banks?)(?! (?:manager|portal|number|account|details|service|reference|code|order|transfer|holiday)s?\b)`;
const OTHERS_IN_PERSON = String.raw`(?:bank manager|${OTHERS})`;
/** Those on whom a business lives. */
const TRADE = String.raw`(?:suppliers?|vendors?|customers?|clients?|lenders?|creditors?|insurers?|investors?|staff)`;
const OFFICES = String.raw`(?:immigration|customs|home office|tax (?:office|authorit(?:y|ies)|man)|taxman|revenue service|irs|hmrc|regulators?|trade (?:press|body|association)|chamber of commerce|labou?r (?:office|inspectorate)|licensing authority)`;
const TELL = String.raw`(?:tell|told|telling|inform|informed|informing|contact|contacted|contacting|call|called|calling|ring|ringing|rang|phone|phoned|phoning|e-?mail|e-?mailed|e-?mailing|text|texted|texting|notif(?:y|ied|ying)|warn|warned|warning|alert|alerted|alerting|write to|written to|writing to|disclose|disclosed|report|reported|reporting|tip off|tipped off|tipping off|speak to|spoken to|speaking to)`;
const TO_YOU = String.raw`(?=[^.]{0,120}\byou(?:r|rs)?\b)`;
const WE = String.raw`(?:we|i|we'll|i'll|we've|i've|we're|i'm)`;
const LEARN = String.raw`(?:knows?|knew|learn(?:s|ed|t)?|hears?|heard|finds? out|found out|think|thought|(?:like|want|love) to know|see what)`;
const GOING = String.raw`(?:will|shall|'ll|are going to|is going to|may|might)`;

/** Threats in English by their shape: an act, a person or an office, and the reader. */
export const englishShapes: readonly ToneRule[] = [
  {
    kind: "banned",
    phrases: [
      String.raw`${WE}(?: \w+){0,4} ${TELL}(?: \w+){0,6} (?:to )?your (?:\w+ ){0,3}${OTHERS}`,
      String.raw`(?:if|would|will|perhaps|maybe|shame|pity)(?: \w+){0,6} your (?:\w+ ){0,2}${OTHERS}(?: \w+){0,3} ${LEARN}`,
      String.raw`what (?:would|will|do) (?:all )?your (?:\w+ ){0,2}${OTHERS}(?: \w+){0,2} (?:say|think|do)`,
      String.raw`your (?:\w+ ){0,2}${OTHERS_IN_PERSON} ${GOING}(?: \w+){0,3} (?:getting|receiving|hearing|learning|reading|(?:letter|call|copy|word|visit) from us)`,
      String.raw`your (?:\w+ ){0,2}${TRADE} ${GOING}(?: \w+)? (?:stop|refuse|drop|leave|cut|walk|turn|no longer|never)`,
      String.raw`cop(?:y|ies|ied)(?: \w+){0,8} to (?:all )?your (?:\w+ ){0,2}${OTHERS}`,
      String.raw`${WE}${TO_YOU}(?: \w+){0,4} ${TELL}(?: \w+){0,5} ${OFFICES}`,
      String.raw`(?:share|disclose|pass on|circulate|publish|show)(?: \w+){0,2} (?:your|this debt|the debt)(?: \w+){0,4} (?:with|to) (?:any(?:one|body)|every(?:one|body)|whoever|the (?:world|public|whole|entire)|others|third parties)`,
    ],
    reason: THIRD,
    source: CONC,
    deniable: true,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`(?:stop|quit|done with|enough of|tired of|sick of)(?: \w+){0,2} (?:lying|lies|games|stealing|cheating)`,
      String.raw`you(?:'re| are| were| have been| have| keep)? (?:\w+ly )?(?:lying|lied|stealing|stole|cheated|robbing)`,
      String.raw`how (?:do|can|could) you (?:\w+ )?(?:sleep|live with|look (?:us|me|anyone)|face|dare)`,
      String.raw`your (?:good |precious |business )?reputation`,
    ],
    reason: SHAME,
    source: FDCPA,
    deniable: true,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`(?:credit (?:score|rating|record|history|file|standing)|business|company|reputation|name)(?: \w+){0,3} (?:destroyed|ruined|wrecked|finished|trashed)`,
      String.raw`(?:never|not)(?: \w+){0,4} (?:credit|a loan|finance)(?: \w+){0,2} (?:again|anywhere|elsewhere)`,
      String.raw`personally liable`,
      String.raw`lose (?:your|their|his|her) (?:\w+ )?(?:homes?|houses?|business(?:es)?|compan(?:y|ies)|jobs?|licen[cs]es?)`,
    ],
    reason: POWER,
    source: FDCPA,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`(?:knock(?:ing)?|visit(?:ing)?|turn(?:ing)? up|show(?:ing)? up|stand(?:ing)?|wait(?:ing)?|sit(?:ting)?)(?: \w+){0,4} your (?:\w+ ){0,2}(?:doors?|doorstep|home|house|${FAMILY}|lobby)`,
      String.raw`(?:pay|paying|paid)(?: \w+){1,4} a visit`,
      String.raw`(?:will|shall|'ll|would|do|won't|wouldn't)(?: not| never)? (?:like|forget|enjoy|want to know) what`,
      String.raw`(?:visit|call|surprise|lesson) you(?:'ll| will| won't| would)(?: not| never)? (?:\w+ )?(?:forget|enjoy|like|regret|remember)`,
      String.raw`(?:our|my) (?:\w+ )?(?:men|guys|lads|boys|mates|collectors|heavies)(?: \w+){0,3} (?:be|come|coming|drop(?:ping)?|call(?:ing)?|pop(?:ping)?) (?:round|over|by)`,
      String.raw`(?:our|my) patience`,
      String.raw`what (?:comes|happens) next`,
      String.raw`(?:at|to) your (?:own )?(?:peril|cost|detriment)`,
      String.raw`think again`,
      String.raw`(?:hide|hiding|run|running) from us`,
      String.raw`drag (?:you|your \w+)`,
      String.raw`(?:until|till) (?:you|there) (?:have|has|is|are)(?: \w+)? nothing`,
      String.raw`(?:we're|we are|i'm|i am) coming(?: \w+)? (?:for|after|to get)`,
      String.raw`(?:come|coming) (?:for|after|and get) (?:what(?:'s| is) ours|you)`,
    ],
    reason: PRESSURE,
    source: FDCPA,
  },
  {
    kind: "banned",
    phrases: [
      String.raw`winding[- ]up`,
      String.raw`(?:file|filing|present|presenting|issue|issuing) (?:a|the|our) (?:\w+ ){0,2}(?:petition|complaint|writ|suit)`,
      String.raw`(?:drag|take|haul|see) (?:you|your \w+) (?:\w+ ){0,2}(?:courts?|tribunal)`,
    ],
    reason: LAW,
    source: FDCPA,
    deniable: true,
    formalOnly: true,
  },
  {
    kind: "advice",
    phrases: [
      String.raw`,? (?:or|otherwise|else),? (?:we|i|our \w+|you|your \w+|things|this|it)(?:'ll| will| shall| are going to| might| may)(?! (?:not |need|be (?:happy|glad|able)|be (?:re)?sent|help|send|resend|call you|match|credit))`,
      String.raw`(?:those|people|companies|firms|businesses|customers|anyone|anybody|whoever) (?:who |that )?(?:do not|don't|does not|doesn't|fails? to|refuses? to|never|won't) (?:pay|settle)`,
      String.raw`(?:pay|cough|stump) up`,
      String.raw`(?:get|want|see|have) (?:our|my) money`,
      String.raw`(?:if|unless)(?: [\w',]+){0,12}? (?:unpaid|outstanding|not (?:see|receive|pay|paid|received|settled?)|don't (?:see|receive|pay|settle)|unless|fail|refuse)(?: [\w',]+){0,8}?,? (?:we|our \w+|you|your \w+)(?: ${GOING}|${GOING}) (?:be forced|have (?:no choice|to)|lose|regret|find|face|see|never)`,
    ],
    reason: {
      "zh-CN": "“不付就……”读起来像威胁，建议写明请求与期限。",
      en: "A sentence that hangs something over the reader sounds like a threat: name what you ask and by when.",
    },
    source: "docs/decisions/0074",
    formalOnly: true,
  },
  {
    kind: "banned",
    phrases: [String.raw`(?:hand|pass|give|report)(?:ed|ing)? (?:\w+ ){0,4}to the (?:police|authorities)`],
    reason: CRIME,
    source: FDCPA,
    deniable: true,
  },
];
