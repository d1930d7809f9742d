import type { BilledYear } from "./billed-year.ts";
import type { CandidateName, GradeLetter } from "./kinds.ts";
import type { LimitRules } from "./limit-rules.ts";

/** One formula's limit in minor units; null when what it needs is not known. */
export interface Candidate {
  readonly name: CandidateName;
  readonly valueMinor: number | null;
}

/** All amounts in one currency, the limit's. */
export interface LimitFacts {
  readonly year: BilledYear;
  /** Book equity of the newest statement in force; null without one. */
  readonly equityMinor: number | null;
  /** All the org's receivables; null when nobody counted them. */
  readonly receivablesMinor: number | null;
  /** null: never scored. */
  readonly grade: GradeLetter | null;
  readonly provisional: boolean;
  /** null: none is set. */
  readonly limitMinor: number | null;
}

export interface LimitProposal {
  readonly candidates: readonly Candidate[];
  /** The formula that gives the least. */
  readonly by: CandidateName;
  readonly gradePercent: number;
  /** least × grade, never above what we can bear, rounded down to two significant digits. */
  readonly proposedMinor: number;
  /** The longest terms that the grade is allowed. */
  readonly termsDays: number;
  /** Far enough from the limit in force to be worth a change. */
  readonly differs: boolean;
}

/** The least of the formulas that can be reckoned, by the grade; null when none can, or nobody scored the account. */
export function proposeLimit(facts: LimitFacts, rules: LimitRules): LimitProposal | null {
  const candidates = candidatesOf(facts, rules);
  const known = candidates.flatMap(({ name, valueMinor }) =>
    valueMinor === null ? [] : [{ name, valueMinor }],
  );
  const [first, ...others] = known;
  if (first === undefined || facts.grade === null) return null;
  const least = others.reduce((low, each) => (each.valueMinor < low.valueMinor ? each : low), first);
  const gradePercent = factorOf(facts.grade, facts.provisional, rules);
  const graded = percentOf(least.valueMinor, gradePercent);
  const proposedMinor = twoDigits(Math.min(graded, ...ceilings(candidates)));
  const differs = isFar(proposedMinor, facts.limitMinor, rules.changePercent);
  const termsDays = termsFor(facts.grade, facts.provisional, rules);
  return { candidates, by: least.name, gradePercent, proposedMinor, termsDays, differs };
}

/** What we can bear: a good grade does not raise it. */
const ceilings = (candidates: readonly Candidate[]): number[] =>
  candidates.flatMap(({ name, valueMinor }) =>
    valueMinor === null || name === "need" || name === "turnover" ? [] : [valueMinor],
  );

const factorOf = (grade: GradeLetter, provisional: boolean, { gradePercent }: LimitRules): number =>
  byGrade(gradePercent, grade, provisional);

/** The longest terms that a grade is allowed, in days from the delivery. */
export const termsFor = (
  grade: GradeLetter,
  provisional: boolean,
  { termsDays }: Pick<LimitRules, "termsDays">,
): number => byGrade(termsDays, grade, provisional);

/** Provisional is a ceiling: what caps a score (a register, a court) tells of a newcomer too. */
function byGrade(
  of: Readonly<Record<GradeLetter | "provisional", number>>,
  grade: GradeLetter,
  provisional: boolean,
): number {
  return provisional ? Math.min(of[grade], of.provisional) : of[grade];
}

function candidatesOf({ year, equityMinor, receivablesMinor }: LimitFacts, rules: LimitRules): Candidate[] {
  const { salesMinor, monthsBilled, termsDays, lateDays } = year;
  const isSold = salesMinor > 0 && monthsBilled > 0;
  const need = share(salesMinor, (termsDays + lateDays) * rules.needPercent, 365 * 100);
  const turnover = share(salesMinor, termsDays * rules.turnoverPercent, monthsBilled * 30 * 100);
  return [
    { name: "need", valueMinor: isSold ? need() : null },
    { name: "turnover", valueMinor: isSold ? turnover() : null },
    {
      name: "net-worth",
      valueMinor: equityMinor === null ? null : percentOf(Math.max(0, equityMinor), rules.equityPercent),
    },
    {
      name: "portfolio",
      valueMinor:
        receivablesMinor === null ? null : percentOf(Math.max(0, receivablesMinor), rules.portfolioPercent),
    },
  ];
}

/** amount × times / of, down: half a minor unit is not lent. */
const share = (amountMinor: number, times: number, of: number) => (): number =>
  Number((BigInt(amountMinor) * BigInt(times)) / BigInt(of));

const percentOf = (amountMinor: number, percent: number): number => share(amountMinor, percent, 100)();

/** 487 321 → 480 000. */
function twoDigits(amountMinor: number): number {
  const step = 10 ** Math.max(0, String(amountMinor).length - 2);
  return Math.floor(amountMinor / step) * step;
}

function isFar(proposedMinor: number, limitMinor: number | null, percent: number): boolean {
  if (limitMinor === null) return true;
  return BigInt(Math.abs(proposedMinor - limitMinor)) * 100n > BigInt(limitMinor) * BigInt(percent);
}
