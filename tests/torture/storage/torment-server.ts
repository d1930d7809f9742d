import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateBook } from "../../../sandbox/books/index.ts";
import { liveCompany } from "../../../sandbox/companies.ts";
import { becomes, pause } from "../../../server/adapters/db/store/pause.ts";
import type { Store } from "../../../server/adapters/db/store/open-store.ts";
import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import { openTestHouse, postJson, signIn, type TestHouse, userOf } from "../../house/open-test-house.ts";
import { kill } from "./kill.ts";
import { type Running, run } from "./running.ts";
import { book, bookDeaf, tryToOpenHeld } from "./tally.ts";
import type { Torment } from "./torment-store.ts";
import { judge } from "./verdict.ts";

const TODAY = toDay("2026-11-24");
const LONGEST_WORK_MS = 3_000;
const isReady = (line: string): boolean => line.includes("Huikuan is ready");

interface Scene extends Torment {
  readonly house: TestHouse;
  /** Follow-ups that the server answered with 201, by id. */
  readonly acknowledged: Set<string>;
  /** Milliseconds that an undisturbed first boot takes. */
  bootMs: number;
}

/** Kills the real server `kills` times: every third at its first boot, the others anywhere between start and work. */
export async function tormentServer(kills: number, torment: Torment): Promise<void> {
  const house = await openTestHouse([
    {
      spec: liveCompany,
      book: generateBook({ seed: "tormented", today: TODAY, customers: 40, zhShare: 0.5 }),
      live: true,
    },
  ]);
  try {
    await house.server.stop();
    const scene: Scene = { ...torment, house, acknowledged: new Set(), bootMs: 3_000 };
    for (let n = 0; n < kills; n += 1) {
      await (n % 3 === 0 ? dieAtFirstBoot(scene) : dieAtWork(scene)).catch((error: unknown) =>
        bookDeaf(torment.tally, error),
      );
      torment.say(
        `server: ${torment.tally.kills} kills, ${JSON.stringify(torment.tally.byPhase)}, ${scene.acknowledged.size} acknowledged`,
      );
    }
    torment.tally.acknowledged = scene.acknowledged.size;
  } finally {
    await house.close();
  }
}

async function dieAtFirstBoot(scene: Scene): Promise<void> {
  const { house, random, tally, shapes } = scene;
  const dataDir = await mkdtemp(join(tmpdir(), "huikuan-first-boot-"));
  const port = await freePort();
  const environment = {
    ...house.server.environment,
    HUIKUAN_DATA: dataDir,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  const victim = run("server/main.ts", [], environment);
  // Loading the program is the longer part of a start, and there is nothing yet that a kill could harm.
  await becomes(() => existsSync(join(dataDir, "lock.json")), 60_000);
  await pause(random.next() * scene.bootMs * 0.8);
  const database = random.chance(0.25);
  const killed = await kill(victim, dataDir, { isAtWork: () => victim.lines.some(isReady), database });
  const judging = () => judge(dataDir, shapes, () => Promise.resolve([]));
  await book(tally, killed, { atOnce: random.chance(0.5), database, judging });
  const startedAt = performance.now();
  const again = run("server/main.ts", [], environment);
  await again.until(isReady).catch((fault: Error) => void tally.faults.push(fault.message));
  scene.bootMs = Math.max(scene.bootMs, performance.now() - startedAt);
  await again.kill();
  await pause(500);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
}

async function dieAtWork(scene: Scene): Promise<void> {
  const { house, random, tally, shapes, acknowledged } = scene;
  const victim = run("server/main.ts", [], house.server.environment);
  const work = victim.until(isReady).then(() => keepBusy(victim, scene));
  const working = work.catch(() => undefined);
  if (random.chance(0.75)) {
    await victim.until(isReady);
    await tryToOpenHeld(tally, house.dataDir);
    await pause(random.next() * LONGEST_WORK_MS);
  } else {
    await pause(random.next() * scene.bootMs);
  }
  const database = random.chance(0.25);
  const isAtWork = () => victim.lines.some(isReady);
  const killed = await kill(victim, house.dataDir, { isAtWork, database });
  await working;
  const judging = () => judge(house.dataDir, shapes, (store) => callsKept(store, scene));
  await book(tally, killed, { atOnce: random.chance(0.5), database, judging });
  tally.acknowledged = acknowledged.size;
}

/** Until the server dies: a sync, a round, and four people logging calls as fast as they are answered. */
async function keepBusy(victim: Running, { house, acknowledged, random }: Scene): Promise<void> {
  const [live] = house.installed;
  if (live === undefined) throw new Error("The house has no company.");
  const jobs = ["sync", "round"].map((job) => house.server.ask("POST", `/ops/orgs/${live.orgId}/${job}`));
  void Promise.allSettled(jobs);
  const accounts = [...live.filled.accountIds.values()];
  const logCalls = async (accountId: string): Promise<void> => {
    const session = await signIn(live.org, userOf(live.org, "Collections"), accountId);
    if (!session.ok) return;
    while (victim.child.exitCode === null && victim.child.signalCode === null) {
      const url = `${session.apiUrl}/v1/accounts/${accountId}/followups`;
      const answer = await postJson(url, aCall(), { Authorization: `Bearer ${session.token}` });
      if (answer.status !== 201) throw new Error(`A call was answered ${answer.status}.`);
      acknowledged.add((answer.body as { followup: { followupId: string } }).followup.followupId);
    }
  };
  await Promise.allSettled(Array.from({ length: 4 }, () => logCalls(random.pick(accounts))));
}

const aCall = () => ({
  clientId: randomUUID(),
  kind: "call",
  outcome: "no-answer",
  contactId: null,
  note: "Nobody picked up. 无人接听。",
  happenedAt: null,
  next: null,
  promise: null,
  supersedes: null,
});

/** Every acknowledged call is in the log, and its copy for the CRM was queued in the same commit. */
async function callsKept(store: Store, { house, acknowledged, tally }: Scene): Promise<readonly string[]> {
  const orgId = house.installed[0]?.orgId ?? "";
  const { rows } = await withRawTenant(store.pool, orgId, (client) =>
    client.query<{ id: string; copied: boolean }>(
      `SELECT f.followup_id AS id, EXISTS (SELECT FROM writeback w WHERE w.org_id = f.org_id
         AND w.external_id = f.followup_id) AS copied FROM followup f WHERE f.kind = 'call'`,
    ),
  );
  const kept = new Set(rows.map(({ id }) => id));
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
  tally.lost += lost;
  const alone = rows.filter(({ id, copied }) => acknowledged.has(id) && !copied).length;
  return [
    ...(lost === 0 ? [] : [`${lost} acknowledged calls are lost`]),
    ...(alone === 0 ? [] : [`${alone} calls have no copy queued for the CRM`]),
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
