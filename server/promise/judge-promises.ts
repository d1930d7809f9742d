import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import type { LastVerdict, PromiseBook, PromiseDesk } from "./ports.ts";

/** As long as a promise counts in an account's record; the verdict may change as long. */
const REJUDGE_DAYS = 366;

export interface PromiseReport {
  readonly judged: number;
  readonly changed: number;
}

/** Asks the money about every promise that money can still change, and writes down each verdict that is new. */
export async function judgePromises(orgId: string, asOf: Day, desk: PromiseDesk): Promise<PromiseReport> {
  const at = desk.now();
  const since = addDays(asOf, -REJUDGE_DAYS);
  const accountIds = await desk.inTenant(orgId, (book) => book.accountsJudgedSince(since));
  const total = { judged: 0, changed: 0 };
  for (const accountId of accountIds) {
    const { judged, changed } = await desk.inTenant(orgId, (book) => judgeAccount(accountId, asOf, at, book));
    total.judged += judged;
    total.changed += changed;
  }
  return total;
}

/** In a transaction of its own, so that people wait for one account's verdicts and not for all. */
async function judgeAccount(
  accountId: string,
  asOf: Day,
  at: Date,
  book: PromiseBook,
): Promise<PromiseReport> {
  await book.lockAccount(accountId);
  const before = await book.lastVerdicts(accountId);
  const { promises } = judgeAgreements(await book.agreementsOf(accountId), asOf);
  let changed = 0;
  for (const verdict of promises)
    if (await judgeOne(verdict, before.get(verdict.promise.promiseId), asOf, at, book)) changed += 1;
  return { judged: promises.length, changed };
}

async function judgeOne(
  verdict: Verdict,
  before: LastVerdict | undefined,
  asOf: Day,
  at: Date,
  book: PromiseBook,
): Promise<boolean> {
  if (before !== undefined && isSame(verdict, before)) return false;
  await book.saveVerdict(verdict, asOf);
  if (verdict.state === before?.state) return false;
  // What people say has its own line; what a newer promise took over is told by that one.
  if (verdict.state !== "withdrawn" && verdict.state !== "superseded")
    await book.noteVerdict(verdict, asOf, at);
  return true;
}

const isSame = (a: LastVerdict, b: LastVerdict): boolean =>
  a.state === b.state &&
  a.standsMinor === b.standsMinor &&
  a.receivedMinor === b.receivedMinor &&
  a.level === b.level;
