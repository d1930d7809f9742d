import type { Day } from "../../shared/kernel/day.ts";
import { foreseeSend, isAside } from "./foresee-send.ts";
import { type Failure, reasonOf } from "./judge-accounts.ts";
import { planAccounts } from "./plan-day.ts";
import type { AskedSend, SendBook, SendDesk } from "./send-now-ports.ts";

export interface AskedReport {
  readonly answered: number;
  readonly failed: readonly Failure[];
}

/**
 * Answers who asked that a message leaves now: the account's day is planned again, as the round plans it, if what would
 * leave is still exactly what was shown. Belongs into the org's turn, before its delivery. Safe to run again.
 */
export async function planAsked(orgId: string, asOf: Day, desk: SendDesk): Promise<AskedReport> {
  const open = await desk.inTenant(orgId, (book) => book.openSends());
  const failed: Failure[] = [];
  let answered = 0;
  for (const { requestId, accountId, asOf: of } of open) {
    if (of > asOf) continue;
    try {
      failed.push(...(await desk.inTenant(orgId, (book) => answer(book, requestId, accountId, asOf, desk))));
      answered += 1;
    } catch (fault) {
      failed.push({ accountId, name: accountId, reason: reasonOf(fault) });
    }
  }
  return { answered, failed };
}

async function answer(
  book: SendBook,
  requestId: string,
  accountId: string,
  asOf: Day,
  desk: SendDesk,
): Promise<readonly Failure[]> {
  await book.lockOwned(accountId);
  const asked = await book.askedSend(requestId);
  // Somebody else answered it while we waited for the account.
  if (asked === null || asked.outcome !== null) return [];
  const settle = (outcome: "planned" | "changed" | "over", dispatchIds: readonly string[]) =>
    book.answerSend(requestId, outcome, dispatchIds, desk.now());
  if (asked.asOf < asOf) {
    await settle("over", []);
    return [];
  }
  const foreseen = await foreseeSend(book, accountId, asOf, desk);
  if (foreseen.digest !== asked.digest) {
    const twin = await book.plannedTwin(accountId, asOf, asked.digest);
    // What is under way already is shown all the same: most likely the round was faster.
    await settle(twin === null ? "changed" : "planned", twin?.dispatchIds ?? (await saidOn(book, asked)));
    return [];
  }
  const { failed } = await planAccounts(book, [accountId], foreseen.round, foreseen.gate(), desk);
  await settle("planned", await saidOn(book, asked));
  return failed;
}

async function saidOn(book: SendBook, { accountId, asOf }: AskedSend): Promise<readonly string[]> {
  const { mode } = await book.org();
  const all = await book.messagesOfDay(accountId, asOf, mode === "rehearsal");
  return all.flatMap((each) => (isAside(each) ? [] : each.dispatchId));
}
