import { monitorEventLoopDelay } from "node:perf_hooks";
import { watchedClock } from "../../../server/adapters/db/clock-check.ts";
import type { Desks } from "../../../server/compose.ts";
import { deliverDay, type DunningDesk, planDay } from "../../../server/dunning/index.ts";
import { connectOrg, type Grant } from "../../../server/org/index.ts";
import { pullOrg } from "../../../server/sync/index.ts";
import { desksOn } from "../account-view/desks.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { type EmptyStore, openEmptyStore } from "../filled-store.ts";
import { cpuOfChildren } from "../sync/process-cpu.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Delivered, Letter } from "./deliver.ts";

const RESOLUTION_MS = 10;

interface House extends EmptyStore {
  readonly desks: Desks;
  readonly desk: DunningDesk;
  readonly orgId: string;
}

let house: House | undefined;
const opened = (): House => {
  if (!house) throw new Error("The house is opened before it is asked.");
  return house;
};

/** What the app's connections were asked so far: beginnings and commits are questions too. */
let asked = 0;
function countQuestions({ pool }: EmptyStore["store"]): void {
  pool.on("connect", (client) => {
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      asked += 1;
      return ask(...given);
    }) as typeof client.query;
  });
}

interface Opening {
  readonly grant: Grant;
  readonly smtpPort: number;
  readonly today: Day;
  /** The clock stands at that moment when the house opens; letters leave by day, whenever this is measured. */
  readonly at: number;
}

/** The product's desks over its own database: installed, pulled, live, and the day planned. Answers how many wait. */
async function open({ grant, smtpPort, today, at }: Opening): Promise<number> {
  const store = await openEmptyStore();
  countQuestions(store.store);
  const smtp = { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` };
  const desks = await desksOn(store.dataDir, store.store, smtp);
  const { orgId } = await connectOrg(grant, desks.install, desks.org);
  await pullOrg(orgId, desks.sync, today);
  const ahead = Date.now() - at;
  const desk: DunningDesk = {
    ...desks.dunning,
    now: () => new Date(Date.now() - ahead),
    clockIsRight: watchedClock(store.store.pool, () => new Date()),
  };
  house = { ...store, desks, desk, orgId };
  await asOwner("UPDATE org SET mode = 'live' WHERE org_id = $1", [orgId]);
  const { planned } = await planDay(orgId, today, desk);
  await asOwner("UPDATE dispatch SET not_before = 'infinity' WHERE org_id = $1", [orgId]);
  return planned;
}

async function asOwner<T extends object>(text: string, values: readonly unknown[]): Promise<readonly T[]> {
  const { store, orgId } = opened();
  const client = await store.ownerPool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    const { rows } = await client.query<T>(text, [...values]);
    await client.query("COMMIT");
    return rows;
  } finally {
    client.release();
  }
}

/** Lets so many leave, and hands them over. */
async function deliver({ messages, today }: { messages: number; today: Day }): Promise<Delivered> {
  const { desk, orgId } = opened();
  await asOwner(
    `UPDATE dispatch SET not_before = created_at WHERE org_id = $1 AND dispatch_id IN (
       SELECT dispatch_id FROM dispatch WHERE org_id = $1 AND state = 'planned' ORDER BY dispatch_id LIMIT $2)`,
    [orgId, messages],
  );
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const storeBefore = cpuOfChildren(process.pid);
  const askedBefore = asked;
  const startedAt = performance.now();
  delay.enable();
  const { value: report, seconds: cpu } = await cpuSeconds(() => deliverDay(orgId, today, desk));
  delay.disable();
  return {
    fates: report.fates,
    failed: report.failed.map(({ reason }) => reason),
    seconds: (performance.now() - startedAt) / 1000,
    cpuSeconds: cpu,
    storeCpuSeconds: cpuOfChildren(process.pid) - storeBefore,
    roundTrips: asked - askedBefore,
    // The histogram counts the timer's own interval as well.
    loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
    loopDelayMaxMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
  };
}

/** What was stored of the messages that left since the last time. */
async function letters(): Promise<readonly Letter[]> {
  const rows = await asOwner<{ recipient: string; raw: Buffer; raw_sha256: string }>(
    `UPDATE dispatch d SET reason = 'measured' WHERE org_id = $1 AND state = 'sent' AND reason IS NULL
     RETURNING recipient, raw, raw_sha256`,
    [opened().orgId],
  );
  return rows.map(({ recipient, raw, raw_sha256 }) => ({
    from: "billing@haina.example",
    to: recipient,
    raw: raw.toString("base64"),
    sha256: raw_sha256,
  }));
}

answerAs({ open, deliver, letters }, async () => {
  house?.desks.closeMail();
  await house?.close();
});
