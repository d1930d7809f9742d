import type { ClaimedItem, CrmOutcome, ItemEnd, OutboxDesk } from "./ports.ts";
import { grouped } from "../../shared/kernel/grouped.ts";

export interface FlushReport {
  readonly sent: number;
  readonly rejected: number;
  readonly deferred: number;
}

/** What the CRM takes in one request. */
const BATCH = 100;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Writes everything that waits for the CRM, a batch at a time; what fails waits longer each time. */
export async function flushWritebacks(orgId: string, desk: OutboxDesk): Promise<FlushReport> {
  const report = { sent: 0, rejected: 0, deferred: 0 };
  for (;;) {
    const claimed = await desk.inTenant(orgId, (book) =>
      book.claimWritebacks(desk.now(), BATCH, desk.worker),
    );
    if (claimed.length === 0) return report;
    for (const items of grouped(claimed, ({ module }) => module).values()) {
      const outcomes = await outcomesOf(orgId, items, desk);
      await desk.inTenant(orgId, async (book) => {
        for (const [at, item] of items.entries()) {
          const end = endOf(item, outcomes[at] ?? NO_ANSWER, desk.now());
          if (await book.endWriteback(item, end)) report[end.state] += 1;
        }
      });
    }
  }
}

const NO_ANSWER: CrmOutcome = { kind: "deferred", reason: "the CRM answered fewer records", retryAfterMs: 0 };

async function outcomesOf(
  orgId: string,
  items: readonly ClaimedItem[],
  desk: OutboxDesk,
): Promise<readonly CrmOutcome[]> {
  try {
    return await desk.crm.writeMany(orgId, items);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : "the CRM could not be reached";
    return items.map(() => ({ kind: "deferred", reason: reason.slice(0, 500), retryAfterMs: 0 }));
  }
}

function endOf(item: ClaimedItem, outcome: CrmOutcome, at: Date): ItemEnd {
  if (outcome.kind === "sent")
    return { state: "sent", crmId: outcome.crmId, reason: null, at, notBefore: at };
  if (outcome.kind === "rejected")
    return { state: "rejected", crmId: null, reason: outcome.reason, at, notBefore: at };
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(item.attempts, 10));
  const notBefore = new Date(at.getTime() + Math.max(backoff, outcome.retryAfterMs));
  return { state: "deferred", crmId: null, reason: outcome.reason, at, notBefore };
}
