import { addDays, type Day } from "../kernel/day.ts";
import type { LedgerEntry, PaymentEntry } from "../ledger/entry.ts";
import { openBooks } from "../ledger/open-items.ts";
import { settlements } from "../ledger/settlements.ts";
import { hasEvidence } from "./cold-start.ts";
import { countingOf } from "./counting.ts";
import type { ScoreReason } from "./contract.ts";
import { historyOf } from "./history.ts";
import type { PortfolioFigures } from "./portfolio.ts";
import { NOTHING_BESIDE, type CreditFacts } from "./facts.ts";
import { scoreAccount, type ScoreSheet } from "./score-account.ts";
import { type Scorecard, STANDARD_SCORECARD } from "./scorecard.ts";

/** One account's invoices, paid in full on one day. */
export interface IfPaid {
  readonly accountId: string;
  readonly invoiceIds: readonly string[];
  readonly on: Day;
}

/** A reason whose points are others, that is new, or that is gone. */
export interface ReasonChange extends Pick<ScoreReason, "code" | "effect" | "figures"> {
  readonly before: number | null;
  readonly after: number | null;
}

export interface WhatIf {
  /** The morning after: the first score that sees the money. Both scores are of it, so that only the money differs. */
  readonly asOf: Day;
  /** null: never billed. */
  readonly before: ScoreSheet | null;
  readonly after: ScoreSheet | null;
  readonly reasons: readonly ReasonChange[];
}

/** The facts as they would be: what is left of each invoice comes in on that day. What is not open then stays as it is. */
export function paidOn(
  entries: readonly LedgerEntry[],
  { invoiceIds, on }: Omit<IfPaid, "accountId">,
): LedgerEntry[] {
  const named = new Set(invoiceIds);
  const payments = openBooks(entries, on)
    .flatMap(({ items }) => items)
    .filter(({ invoiceId }) => named.has(invoiceId))
    .map(
      ({ invoiceId, accountId, currency, residualMinor }): PaymentEntry => ({
        kind: "payment",
        id: `if-paid ${invoiceId}`,
        accountId,
        currency,
        amountMinor: residualMinor,
        reference: "",
        receivedOn: on,
        reversedOn: null,
        appliedTo: invoiceId,
      }),
    );
  return [...entries, ...payments];
}

/** What is known beside the payments at 00:00 of a day, by a ledger as it would then be. */
export type FactsOf = (entries: readonly LedgerEntry[], asOf: Day) => CreditFacts;

/** The score if invoices were paid: the score of the edited facts, among the customers as they are. */
export function whatIf(
  entries: readonly LedgerEntry[],
  paid: IfPaid,
  portfolio: PortfolioFigures,
  factsOf: FactsOf = () => NOTHING_BESIDE,
  card: Scorecard = STANDARD_SCORECARD,
): WhatIf {
  const asOf = addDays(paid.on, 1);
  const counting = countingOf(card);
  const sheetOf = (facts: readonly LedgerEntry[]): ScoreSheet | null => {
    const history = historyOf(paid.accountId, settlements(facts, asOf), asOf, counting);
    return hasEvidence(history)
      ? scoreAccount(history, { ...portfolio, asOf }, factsOf(facts, asOf), card)
      : null;
  };
  const [before, after] = [sheetOf(entries), sheetOf(paidOn(entries, paid))];
  return { asOf, before, after, reasons: changes(before?.reasons ?? [], after?.reasons ?? []) };
}

/** What is new or changed in the order of the new reasons, then what is gone. */
function changes(before: readonly ScoreReason[], after: readonly ScoreReason[]): ReasonChange[] {
  const same = (a: ScoreReason) => (b: ScoreReason) => a.code === b.code && a.effect === b.effect;
  const told = ({ code, effect, figures }: ScoreReason) => ({ code, effect, figures });
  const now = after.map((each) => ({
    ...told(each),
    before: before.find(same(each))?.points ?? null,
    after: each.points,
  }));
  const gone = before
    .filter((each) => !after.some(same(each)))
    .map((each) => ({ ...told(each), before: each.points, after: null }));
  return [...now.filter((each) => each.before !== each.after), ...gone];
}
