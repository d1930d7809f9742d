import { countingOf } from "../../shared/credit/counting.ts";
import { historyOf } from "../../shared/credit/history.ts";
import type { PortfolioFigures } from "../../shared/credit/portfolio.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { fieldsOf, heldAgainst, owedBy } from "./assess-fields.ts";
import { cardOn } from "./card-in-force.ts";
import { factsOf } from "./known-facts.ts";
import { changedOf, snapshotOf } from "./keep-assessed.ts";
import type { CreditBook, CreditDesk } from "./ports.ts";
import { scoreAccounts } from "./score-accounts.ts";

/** From here on a whole run is cheaper, and knows how everybody pays now. */
const MANY = 500;

/**
 * After a pull: scores again the accounts whose ledger has changed since, among the customers as the whole run of
 * `asOf` found them, and replaces their snapshots of that day. Before that run it does nothing: the run will see it
 * all. Answers how many accounts were scored again.
 */
export function rescoreChanged(orgId: string, since: Date, asOf: Day, desk: CreditDesk): Promise<number> {
  return desk
    .inTenant(orgId, async (book) => {
      const portfolio = await book.portfolioOn(asOf);
      if (portfolio === null) return 0;
      const changed = await book.changedSince(since);
      if (changed.length > MANY) return null;
      const rates = await book.ledger.ratesOf();
      for (const accountId of changed) await rescore(book, accountId, asOf, portfolio, rates, desk);
      return changed.length;
    })
    .then(async (done) => done ?? (await scoreAccounts(orgId, asOf, desk)).accounts);
}

/** What the whole run of `asOf` would keep of this account, were the others as they were. */
async function rescore(
  book: CreditBook,
  accountId: string,
  asOf: Day,
  portfolio: PortfolioFigures,
  rates: RateTable,
  desk: CreditDesk,
): Promise<void> {
  const [card, account, known, last, entries] = await Promise.all([
    cardOn(book, asOf),
    book.account(accountId),
    book.knownOf([accountId], asOf),
    book.lastFields(accountId),
    book.ledger.entriesOf(accountId),
  ]);
  const before = last.get(accountId);
  const reach = (await book.reaches([accountId], asOf))(accountId);
  if (entries.length === 0 && before === undefined && reach.beside.orders.length === 0) return;
  const otherwise = entries.length === 0 ? (before?.currency ?? rates.base) : rates.base;
  const owed = owedBy(openBooks(entries, asOf), heldAgainst(account, reach, otherwise, rates), asOf);
  const among = { account, rates, receivablesMinor: portfolio.receivablesMinor };
  const facts = factsOf(known.get(accountId), entries, among, asOf);
  const history = historyOf(accountId, settlements(entries, asOf), asOf, countingOf(card));
  const assessed = snapshotOf(history, portfolio, facts, card);
  const snapshot = { ...assessed, fields: fieldsOf(assessed.sheet, owed) };
  await book.keepSnapshots([snapshot]);
  const at = desk.now();
  const active = new Set(account?.active ? [accountId] : []);
  await book.queueAccountFields(changedOf([snapshot], active, last, at, desk), at);
}
