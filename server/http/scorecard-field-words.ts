import type {
  BLOCK_CODES,
  CAP_CODES,
  CountedBy,
  GRADES_WITH_FLOOR,
  PAYMENT_PARTS,
} from "../../shared/credit/kinds.ts";

type One<Codes extends readonly string[]> = Codes[number];
type Named =
  | `weights.${One<typeof BLOCK_CODES>}`
  | `payment.${One<typeof PAYMENT_PARTS>}`
  | `floors.${One<typeof GRADES_WITH_FLOOR>}`
  | One<typeof CAP_CODES>
  | CountedBy;

/** The figures of a scorecard, as its page names them. */
export const SCORECARD_FIELDS = {
  card: ["评分卡", "Scorecard"],
  weights: ["各部分权重", "Weights of the blocks"],
  "weights.P": ["付款权重", "Weight of payment"],
  "weights.C": ["守信权重", "Weight of conduct"],
  "weights.E": ["额度占用权重", "Weight of exposure"],
  "weights.T": ["合作年限权重", "Weight of tenure"],
  "weights.F": ["财务权重", "Weight of finances"],
  "weights.M": ["市场与司法权重", "Weight of market and law"],
  payment: ["付款各项权重", "Weights within payment"],
  "payment.A": ["平均逾期天数的权重", "Weight of average days late"],
  "payment.B": ["逾期频率的权重", "Weight of how often late"],
  "payment.S": ["严重逾期的权重", "Weight of severe lateness"],
  "payment.D": ["当前逾期的权重", "Weight of overdue now"],
  floors: ["等级分数线", "Cut-offs of the grades"],
  "floors.A": ["A 级最低分", "Lowest score of grade A"],
  "floors.B": ["B 级最低分", "Lowest score of grade B"],
  "floors.C": ["C 级最低分", "Lowest score of grade C"],
  "floors.D": ["D 级最低分", "Lowest score of grade D"],
  ceilings: ["封顶分", "Caps"],
  insolvency: ["破产时的封顶分", "Cap for insolvency"],
  listed: ["失信或被执行时的封顶分", "Cap for enforcement or a list of dishonest debtors"],
  "over-90": ["逾期超过 90 天时的封顶分", "Cap for more than 90 days late"],
  "over-60": ["逾期超过 60 天时的封顶分", "Cap for more than 60 days late"],
  "bounced-payment": ["退票时的封顶分", "Cap for a payment taken back"],
  "broken-promises": ["失信承诺时的封顶分", "Cap for broken promises"],
  provisional: ["样本不足时的封顶分", "Cap while provisional"],
  counted: ["天数与次数", "Days and counts"],
  halfLifeDays: ["半衰期（天）", "Half-life in days"],
  graceDays: ["宽限天数", "Days of grace"],
  severeDays: ["严重逾期天数", "Days that are severely late"],
  priorInvoices: ["参照全体客户的发票数", "Invoices lent by the portfolio"],
  settledNeeded: ["所需已结发票数", "Settled invoices needed"],
  tenureMonths: ["合作满分月数", "Months that are enough"],
  statementDays: ["报表有效天数", "Days after which a statement counts half"],
  materialPercent: ["重大欠款占比（%）", "Material share in per cent"],
  bounceDays: ["退票追溯天数", "Days a payment taken back counts"],
  brokenPromises: ["失信承诺次数", "Broken promises that count"],
  after: ["版本", "Version"],
} as const satisfies Readonly<Record<Named, readonly [string, string]>> & Readonly<Record<string, unknown>>;
