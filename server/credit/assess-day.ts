import { exposureFactsOf } from "../../shared/credit/at-stake.ts";
import type { CreditFacts } from "../../shared/credit/facts.ts";
import { type PortfolioFigures, portfolioOf } from "../../shared/credit/portfolio.ts";
import { fieldsOf } from "./assess-fields.ts";
import { snapshotOf } from "./keep-assessed.ts";
import type { Snapshot } from "./ports.ts";
import type { ReadAccount, ReadDay, Today } from "./read-days.ts";

/** So many snapshots are in memory at once. */
const SNAPSHOTS_AT_ONCE = 1_000;

/** A day's snapshots, some at a time; with the fields for the CRM where it is known what is owed. */
export function* assessed(day: ReadDay, owed?: Today["owed"]): Generator<readonly Snapshot[]> {
  const portfolio = portfolioIn(day);
  for (let from = 0; from < day.accounts.length; from += SNAPSHOTS_AT_ONCE)
    yield day.accounts.slice(from, from + SNAPSHOTS_AT_ONCE).map((account) => {
      const { history } = account;
      const snapshot = snapshotOf(history, portfolio, factsAmong(account, portfolio), day.card);
      const own = owed?.get(history.accountId);
      return own === undefined ? snapshot : { ...snapshot, fields: fieldsOf(snapshot.sheet, own) };
    });
}

/** How the customers pay, and on the day of the run what all of them owe. */
function portfolioIn({ accounts, on, card }: ReadDay): PortfolioFigures {
  const histories = accounts.map(({ history }) => history);
  const { asOf: _, ...portfolio } = portfolioOf(histories, on, card);
  const stakes = accounts.flatMap(({ stake }) => stake ?? []);
  if (stakes.length === 0) return portfolio;
  return { ...portfolio, receivablesMinor: stakes.reduce((all, { owedMinor }) => all + owedMinor, 0) };
}

/** Of one account, with its share of what all of them owe. */
const factsAmong = ({ facts, stake }: ReadAccount, { receivablesMinor }: PortfolioFigures): CreditFacts => ({
  ...facts,
  exposure: stake === null ? null : exposureFactsOf(stake, receivablesMinor),
});
