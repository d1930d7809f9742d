import type { CAP_CODES, REASON_CODES } from "../../shared/credit/contract.ts";

export type ReasonCode = (typeof REASON_CODES)[number] | (typeof CAP_CODES)[number];
/** Reads one figure of a reason in the reader's digits; "–" when the server did not send it. */
export type Figure = (name: string) => string;

const reasons: Record<ReasonCode, string> = {
  P01: "Pays after the due day on average",
  P02: "Often late",
  P03: "Sometimes very late",
  P04: "Overdue now",
  P05: "Paying later than before",
  C01: "Broken promises",
  C02: "Disputes found invalid",
  C03: "Bounced payment",
  E01: "Near or over the limit",
  E02: "Large share of our receivables",
  T01: "Short history with us",
  F01: "Weak financial statements",
  F02: "Statements missing or old",
  M01: "Negative legal or market fact",
  N01: "Too few settled invoices",
  "over-90": "An invoice is over 90 days late",
  "over-60": "An invoice is over 60 days late",
  "broken-promises": "Two or more broken promises in 90 days",
  "bounced-payment": "A payment bounced within 12 months",
  provisional: "Provisional until three invoices are settled",
};

const strengths: Record<ReasonCode, string> = {
  ...reasons,
  P01: "Pays on time on average",
  P02: "Rarely late",
  P03: "Hardly ever very late",
  P04: "Little or nothing overdue now",
  P05: "Paying earlier than before",
  C01: "Keeps promises",
  C02: "Disputes are well founded",
  C03: "No bounced payments",
  E01: "Well within the limit",
  E02: "Small share of our receivables",
  T01: "Long history with us",
  F01: "Strong financial statements",
  F02: "Statements up to date",
  M01: "No negative facts known",
  N01: "Enough settled invoices",
};

/** The figures behind a reason. A code whose figures are not agreed yet says nothing more than its name. */
const figures: Partial<Record<ReasonCode, (f: Figure) => string>> = {
  P01: (f) => `${f("dbt")} days after the due day, our customers ${f("portfolioDbt")}`,
  P02: (f) => `${f("share")}% of invoices late, our customers ${f("portfolioShare")}%`,
  P03: (f) => `${f("share")}% over 30 days late, our customers ${f("portfolioShare")}%`,
  P04: (f) =>
    `${f("overdueCount")} overdue, ${f("overdueShare")}% of the balance, oldest ${f("oldestDays")} days`,
  P05: (f) => `lately ${f("recentDbt")} days late, before ${f("usualDbt")}`,
  N01: (f) => `${f("settled")} of ${f("needed")} settled; taken for the median ${f("portfolioMedian")}`,
  "over-90": (f) => `oldest ${f("days")} days, ${f("share")}% of the balance`,
  "over-60": (f) => `oldest ${f("days")} days, ${f("share")}% of the balance`,
  provisional: (f) => `${f("settled")} settled so far`,
};

export const creditEn = {
  scoreTitle: "Credit score",
  dial: (score: string, grade: string) => `Score ${score} of 100, grade ${grade}`,
  dialNone: "No score yet",
  grade: (grade: string) => `Grade ${grade}`,
  noScore: "No score yet: nothing is known about how they pay.",
  provisional: "provisional",
  trend: (points: string, since: string) => `${points} points since ${since}`,
  trendFlat: (since: string) => `unchanged since ${since}`,
  trendChart: (from: string, to: string) => `Score from ${from} to ${to}`,
  coverage: (percent: string) => `data coverage ${percent}`,
  evidence: (count: string) => `${count} settled invoices, weighted by age`,
  capAt: (points: string) => `at most ${points}`,
  reasons,
  strengths,
  figures,
  reasonList: "Why",
  allReasons: (count: number) => `All ${count} reasons`,
  fewerReasons: "Fewer reasons",
  sellTitle: "May I sell on credit?",
  headroom: (amount: string) => `${amount} left`,
  over: (amount: string) => `${amount} over the limit`,
  noLimit: "No limit set",
  noLimitWhat: "Exposure is shown, but nothing can be promised without a limit.",
  exposure: "Exposure",
  open: "Open",
  credits: "Credits",
  limit: "Limit",
  hold: {
    none: "May sell on credit",
    warn: "Close to the limit: ask before a large order",
    over: "Over the limit: no new credit",
  } as Record<"none" | "warn" | "over", string>,
  used: (percent: string) => `${percent} of the limit is used`,
  ratesOn: (on: string) => `at rates of ${on}`,
  withoutRate: (currencies: string) => `${currencies} left out: no rate known`,
  noExposure: "No limit and nothing open: there is no exposure to show.",
};
