import { creditBook } from "../../../server/adapters/db/credit-rows.ts";
import { withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { type CreditDesk, rescoreChanged, scoreAccounts } from "../../../server/credit/index.ts";
import { addDays, toDay } from "../../../shared/kernel/day.ts";
import { type Aged, ageInStore } from "../aging-query.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { type EmptyStore, ORG } from "../filled-store.ts";
import { cpuOfChildren } from "../sync/process-cpu.ts";
import { changedSnapshots, openBilledBook, payToday, snapshotDigests } from "./billed-book.ts";
import type { Rescored, Scored, ScoreSize } from "./score.ts";

const TODAY = toDay("2026-11-18");

let open: EmptyStore | undefined;
const opened = (): EmptyStore => {
  if (!open) throw new Error("The store is filled before it is asked.");
  return open;
};

const desk: CreditDesk = {
  inTenant: (orgId, work) => withTenant(opened().store.pool, orgId, (tx) => work(creditBook(tx, orgId))),
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
};

async function fill(size: ScoreSize): Promise<void> {
  open = await openBilledBook(size, TODAY);
}

/** The use case of the daily round, on the `day`-th day after the first. */
async function score(day: number): Promise<Scored> {
  const startedAt = performance.now();
  const { accounts, scored, backfilled } = await scoreAccounts(ORG, addDays(TODAY, day), desk);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, accounts, scored, backfilled, maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

const age = (day: number): Promise<Aged> => ageInStore(opened().store, addDays(TODAY, day));

/**
 * After each payment of today its account is scored again. A score of today sees yesterday's money only, so that the
 * whole run, asked once more, must find every snapshot as it would make it.
 */
async function rescore({ day, payments }: { day: number; payments: number }): Promise<Rescored> {
  const asOf = addDays(TODAY, day);
  const { store } = opened();
  let [seconds, storeSeconds, rescored] = [0, 0, 0];
  for (let at = 0; at < payments; at += 1) {
    const since = new Date();
    await payToday(store, at, asOf);
    const before = cpuOfChildren(process.pid);
    const once = await cpuSeconds(() => rescoreChanged(ORG, since, asOf, desk));
    seconds += once.seconds;
    storeSeconds += cpuOfChildren(process.pid) - before;
    rescored += once.value;
  }
  const before = await snapshotDigests(store, asOf);
  await scoreAccounts(ORG, asOf, desk);
  const differ = changedSnapshots(before, await snapshotDigests(store, asOf));
  const each = (all: number): number => (all * 1000) / payments;
  return { cpuMs: each(seconds), storeCpuMs: each(storeSeconds), rescored, differ };
}

answerAs({ fill, score, age, rescore }, () => open?.close());
