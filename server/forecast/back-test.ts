import type { BackTestAnswerBody, TestedBody } from "../../shared/forecast/backtest/contract.ts";
import { DrawnAccounts } from "../../shared/forecast/backtest/drawn-accounts.ts";
import { BACK_TEST_VERSION } from "../../shared/forecast/backtest/own-ledger.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { type Settlement, settlements } from "../../shared/ledger/settlements.ts";
import type { BackTestBook, BackTestDesk, KeptBackTest } from "./back-test-ports.ts";

/** One that said nothing for so long died with its server. */
const SILENT_MS = 30 * 60_000;
/** As many invoices are tested at once: memory and minutes are bounded. */
const MOST_INVOICES = 100_000;

/** How well the forecast would have said the org's own past, as last tested, and what is under way. */
export const readBackTest = (orgId: string, desk: BackTestDesk): Promise<BackTestAnswerBody> =>
  desk.inTenant(orgId, async (book) => answerOf(await book.kept(), desk.now()));

/** Writes down that one is under way; false when one is already. */
export const beginBackTest = (orgId: string, desk: BackTestDesk): Promise<boolean> =>
  desk.inTenant(orgId, async (book) => {
    if (isRunning(await book.kept(), desk.now())) return false;
    await book.begin(desk.now());
    return true;
  });

/** Takes it back where nothing will run it; what came of the last one stays. */
export const dropBackTest = (orgId: string, desk: BackTestDesk): Promise<void> =>
  desk.inTenant(orgId, (book) => book.drop());

/** Tests the forecast on the org's own ledger and keeps what came of it, with its day and version. */
export async function runBackTest(orgId: string, desk: BackTestDesk): Promise<void> {
  const asOf = await desk.inTenant(orgId, async (book) => desk.dayIn(await book.timeZone(), desk.now()));
  const by = { testedOn: formatDay(asOf), version: BACK_TEST_VERSION };
  const end = (result: TestedBody) => desk.inTenant(orgId, (book) => book.end(result));
  const tell = (done: number): void => {
    // A word that is lost costs nothing: the next one or the end says more.
    desk.inTenant(orgId, (book) => book.tell(done, desk.now())).catch(() => undefined);
  };
  try {
    const { known, leftOut } = await desk.inTenant(orgId, (book) => readKnown(book, asOf));
    const tested = await desk.test(known, tell);
    await end(tested.state === "ready" ? { ...tested, ...by, leftOut } : { ...tested, ...by });
  } catch (fault) {
    await end({ state: "failed", ...by });
    throw fault;
  }
}

const isRunning = (kept: KeptBackTest | null, now: Date): boolean =>
  kept?.toldAt != null && now.getTime() - kept.toldAt.getTime() < SILENT_MS;

const answerOf = (kept: KeptBackTest | null, now: Date): BackTestAnswerBody => ({
  running: kept !== null && isRunning(kept, now) ? { done: kept.done } : null,
  last: kept?.last ?? null,
});

async function readKnown(
  { ledger }: Pick<BackTestBook, "ledger">,
  asOf: Day,
): Promise<{ known: KnownInvoice[]; leftOut: number }> {
  const accounts = new DrawnAccounts(MOST_INVOICES);
  for await (const { accountId, entries } of ledger.allEntries())
    accounts.add(accountId, knownOf(accountId, settlements(entries, asOf)));
  return { known: accounts.invoices(), leftOut: accounts.leftOut };
}

/** What was credited whole, nobody had to pay. */
const knownOf = (accountId: string, fared: readonly Settlement[]): KnownInvoice[] =>
  fared
    .filter(({ creditedMinor, amountMinor }) => creditedMinor < amountMinor)
    .map(({ invoiceId, issuedOn, dueOn, settledOn, amountMinor, currency }) => ({
      ...{ invoiceId, accountId, issuedOn, dueOn, settledOn, amountMinor, currency },
    }));
