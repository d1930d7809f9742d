import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { APPROVERS, type AfterItsEnd, type Approver } from "../../../shared/approval/kinds.ts";
import type { Currency } from "../../../shared/kernel/currency.ts";
import { formatMajor, money } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { GRADE_LETTERS } from "../../../shared/limit/kinds.ts";
import { parseFromZero } from "../../ui/parse-amount.ts";

export const PERCENTS = ["needPercent", "turnoverPercent", "equityPercent", "portfolioPercent"] as const;
export const GRADES = [...GRADE_LETTERS, "provisional"] as const;
type Percent = (typeof PERCENTS)[number] | "changePercent";
type Grade = (typeof GRADES)[number];

/** As typed. An empty amount of a role: any limit. */
export interface RulesText {
  readonly percents: Readonly<Record<Percent, string>>;
  readonly terms: Readonly<Record<Grade, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly most: Readonly<Record<Approver, string>>;
  readonly own: string;
  readonly mostDays: string;
  readonly noticeDays: string;
  readonly afterItsEnd: AfterItsEnd;
  readonly reason: string;
}

/** The first field that is wrong, by the id of its input, and what it should hold. */
export interface RulesFlaw {
  readonly field: string;
  readonly kind: "percent" | "change" | "terms" | "amount" | "days" | "notice" | "reason";
}

const each = <K extends string, T>(keys: readonly K[], of: (key: K) => T): Record<K, T> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;

export function textOf({ formulas, approval, base }: CreditLimitsView): RulesText {
  const { gradePercent } = formulas;
  const amount = (minor: number | null): string =>
    minor === null ? "" : minor === 0 ? "0" : formatMajor(money(minor, base));
  return {
    percents: each([...PERCENTS, "changePercent"], (name) => String(formulas[name])),
    grades: each(GRADES, (name) => String(gradePercent[name])),
    terms: each(GRADES, (name) => String(formulas.termsDays[name])),
    most: each(APPROVERS, (role) => amount(approval.most[role])),
    own: amount(approval.ownUpToMinor),
    mostDays: String(approval.mostDays),
    noticeDays: String(approval.noticeDays),
    afterItsEnd: approval.afterItsEnd,
    reason: "",
  };
}

/** What is to be saved, or the first field that is wrong. */
export function readRules(text: RulesText, base: Currency): Result<object, RulesFlaw> {
  const percents = each([...PERCENTS, "changePercent"], (name) =>
    wholeIn(text.percents[name], 0, name === "changePercent" ? 100 : 1000),
  );
  const gradePercent = each(GRADES, (name) => wholeIn(text.grades[name], 0, 1000));
  const termsDays = each(GRADES, (name) => wholeIn(text.terms[name], 0, 365));
  const most = each(APPROVERS, (role) => amountIn(text.most[role], base, true));
  const ownUpToMinor = amountIn(text.own, base, false);
  const [mostDays, noticeDays] = [wholeIn(text.mostDays, 1, 1830), wholeIn(text.noticeDays, 0, 180)];
  const reason = text.reason.trim() || undefined;
  const read: readonly (readonly [name: string, kind: RulesFlaw["kind"], value: unknown])[] = [
    ...PERCENTS.map((name) => [name, "percent", percents[name]] as const),
    ["changePercent", "change", percents.changePercent],
    ...GRADES.map((name) => [name, "percent", gradePercent[name]] as const),
    ...GRADES.map((name) => [`terms-${name}`, "terms", termsDays[name]] as const),
    ...APPROVERS.map((role) => [role, "amount", most[role]] as const),
    ["own", "amount", ownUpToMinor],
    ["mostDays", "days", mostDays],
    ["noticeDays", "notice", noticeDays],
    ["reason", "reason", reason],
  ];
  const wrong = read.find(([, , value]) => value === undefined);
  if (wrong !== undefined) return refuse({ field: `limits-${wrong[0]}`, kind: wrong[1] });
  return ok({
    formulas: { ...percents, gradePercent, termsDays },
    approval: { most, ownUpToMinor, mostDays, afterItsEnd: text.afterItsEnd, noticeDays },
    reason,
  });
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const typed = text.normalize("NFKC").trim();
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : -1;
  return number >= least && number <= most ? number : undefined;
}

/** null: empty, which is any amount where that may be said. */
function amountIn(text: string, currency: Currency, mayBeAny: boolean): number | null | undefined {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return mayBeAny ? null : undefined;
  const read = parseFromZero(typed, currency);
  return read.ok ? read.value : undefined;
}
