import { addDays, type Day } from "../../shared/kernel/day.ts";
import { judge } from "../../shared/promise/judge.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";
import type { PromiseBook, PromiseDesk } from "./ports.ts";

/** A bank may take a payment back for weeks; after a quarter the verdict stands. */
const REJUDGE_DAYS = 90;

export interface PromiseReport {
  readonly judged: number;
  readonly changed: number;
}

/** Asks the money about every promise that money can still change, and writes down each verdict that is new. */
export async function judgePromises(orgId: string, asOf: Day, desk: PromiseDesk): Promise<PromiseReport> {
  const at = desk.now();
  return desk.inTenant(orgId, async (book) => {
    const promises = await book.promisesSince(addDays(asOf, -REJUDGE_DAYS));
    let changed = 0;
    for (const promise of promises) if (await judgeOne(promise, asOf, at, book)) changed += 1;
    return { judged: promises.length, changed };
  });
}

async function judgeOne(promise: PromiseToPay, asOf: Day, at: Date, book: PromiseBook): Promise<boolean> {
  const verdict = judge(promise, await book.entriesOf(promise.accountId), asOf);
  const stateChanged = verdict.state !== promise.state;
  if (!stateChanged && verdict.receivedMinor === promise.receivedMinor) return false;
  await book.saveVerdict(promise, verdict, asOf);
  if (stateChanged) await book.noteVerdict(promise, verdict, asOf, at);
  return stateChanged;
}
