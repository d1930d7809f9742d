import { monitorEventLoopDelay } from "node:perf_hooks";
import { receivablesBook } from "../../../server/adapters/db/receivables-rows.ts";
import { withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { breathing } from "../../../server/breathing.ts";
import {
  readingInTurn,
  type ReceivablesDesk,
  tellAging,
  tellBucket,
  tellReport,
} from "../../../server/report/index.ts";
import { addDays, toDay } from "../../../shared/kernel/day.ts";
import { ageInStore } from "../aging-query.ts";
import { answerAs } from "../cell.ts";
import { CNY, type EmptyStore, ORG } from "../filled-store.ts";
import { openBilledBook } from "../score/billed-book.ts";
import { approveTerms } from "./reckoned.ts";
import type { ScoreSize } from "../score/score.ts";
import type { Told } from "./reports.ts";

const TODAY = toDay("2026-11-18");

let open: EmptyStore | undefined;
const opened = (): EmptyStore => {
  if (!open) throw new Error("The store is filled before it is asked.");
  return open;
};

const desk: ReceivablesDesk = {
  inTenant: (orgId, work) => withTenant(opened().store.pool, orgId, (tx) => work(receivablesBook(tx, orgId))),
  now: () => new Date(),
  dayIn: () => TODAY,
  breathe: breathing(),
  inTurn: readingInTurn(),
};

async function fill(size: ScoreSize): Promise<void> {
  open = await openBilledBook(size, TODAY);
  await approveTerms(open, TODAY);
}

const questions = {
  report: () => tellReport(ORG, TODAY, desk),
  bucket: () => tellBucket(ORG, { asOf: TODAY, currency: CNY, bucket: "1" }, desk),
  csv: () => tellAging(ORG, { asOf: TODAY, currency: CNY }, desk),
  /** Two people at once, of two days, so that neither hears the other's answer. */
  two: async () => (await Promise.all([TODAY, addDays(TODAY, -1)].map((on) => tellReport(ORG, on, desk))))[1],
} as const;

/** One question of the page, and for how long nobody else was served meanwhile. */
async function tell(question: keyof typeof questions): Promise<Told> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const startedAt = performance.now();
  const told = await questions[question]();
  const ok = told?.ok ?? false;
  const seconds = (performance.now() - startedAt) / 1000;
  loop.disable();
  return {
    ...{ seconds, ok, blockMs: loop.max / 1e6 },
    ...{ bytes: JSON.stringify(told ?? null).length, maxRssMb: process.resourceUsage().maxRSS / 1024 },
  };
}

answerAs({ fill, tell, age: () => ageInStore(opened().store, TODAY) }, () => open?.close());
