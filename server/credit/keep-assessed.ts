import { hasEvidence } from "../../shared/credit/cold-start.ts";
import type { CreditFacts } from "../../shared/credit/facts.ts";
import type { AccountHistory } from "../../shared/credit/history.ts";
import type { PortfolioFigures } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import type { Scorecard } from "../../shared/credit/scorecard.ts";
import { sameFields } from "./assess-fields.ts";
import type { AccountFields, AccountFieldsItem, CreditDesk, Snapshot } from "./ports.ts";

/** One account's snapshot, before its fields for the CRM are known. */
export const snapshotOf = (
  history: AccountHistory,
  portfolio: PortfolioFigures,
  facts: CreditFacts,
  card: Scorecard,
): Snapshot => ({
  accountId: history.accountId,
  asOf: history.asOf,
  sheet: hasEvidence(history)
    ? scoreAccount(history, { ...portfolio, asOf: history.asOf }, facts, card)
    : null,
  portfolio,
  fields: null,
});

/** The CRM fields of active accounts that are not what was last computed for them, to be queued. */
export const changedOf = (
  today: readonly Snapshot[],
  active: ReadonlySet<string>,
  last: ReadonlyMap<string, AccountFields>,
  at: Date,
  { newId }: Pick<CreditDesk, "newId">,
): readonly AccountFieldsItem[] =>
  today.flatMap(({ accountId, fields }) =>
    fields !== null && active.has(accountId) && !sameFields(last.get(accountId), fields)
      ? { ...fields, writebackId: newId(), accountId, assessedAt: at.toISOString() }
      : [],
  );
