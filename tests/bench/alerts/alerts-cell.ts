import { alertBook } from "../../../server/adapters/db/alert-rows.ts";
import { withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { type AlertDesk, measureTriggers, watchAccounts } from "../../../server/alert/index.ts";
import { breathing } from "../../../server/breathing.ts";
import { addDays, toDay } from "../../../shared/kernel/day.ts";
import { answerAs } from "../cell.ts";
import { type EmptyStore, ORG } from "../filled-store.ts";
import { openBilledBook } from "../score/billed-book.ts";
import type { ScoreSize } from "../score/score.ts";
import type { LookedBack, Read, Watched } from "./alerts.ts";

const TODAY = toDay("2026-11-18");

let open: EmptyStore | undefined;
const opened = (): EmptyStore => {
  if (!open) throw new Error("The store is filled before it is asked.");
  return open;
};

const desk: AlertDesk = {
  inTenant: (orgId, work) =>
    withTenant(opened().store.pool, orgId, (tx) => work(alertBook(tx, orgId, () => null))),
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  dayIn: () => TODAY,
  breathe: breathing(),
};

async function fill(size: ScoreSize): Promise<void> {
  open = await openBilledBook(size, TODAY);
}

/** The use case of the daily round, on the `day`-th day after the first. */
async function watch(day: number): Promise<Watched> {
  const startedAt = performance.now();
  const report = await watchAccounts(ORG, addDays(TODAY, day), desk);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, ...report, maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

/** What the round does once a month: all triggers over the org's past. */
async function measure(): Promise<LookedBack> {
  const startedAt = performance.now();
  await measureTriggers(ORG, TODAY, desk);
  const seconds = (performance.now() - startedAt) / 1000;
  const kept = await desk.inTenant(ORG, (book) => book.measured());
  const triggers = kept?.measured.filter(({ raised }) => raised > 0).length ?? 0;
  return { seconds, triggers, maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

/** The floor: the same entries, read as the round reads them, and nothing made of them. */
async function read(): Promise<Read> {
  const startedAt = performance.now();
  const read = await desk.inTenant(ORG, async (book) => {
    let [accounts, entries] = [0, 0];
    for await (const each of book.ledger.allEntries()) {
      accounts += 1;
      entries += each.entries.length;
    }
    return { accounts, entries };
  });
  return { seconds: (performance.now() - startedAt) / 1000, ...read };
}

answerAs({ fill, watch, read, measure }, () => open?.close());
