import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "../../../sandbox/books/random.ts";
import { becomes, pause } from "../../../server/adapters/db/store/pause.ts";
import type { Store } from "../../../server/adapters/db/store/open-store.ts";
import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import { kill } from "./kill.ts";
import { type Running, run } from "./running.ts";
import { book, bookDeaf, type Tally, tryToOpenHeld } from "./tally.ts";
import { judge } from "./verdict.ts";
import { ENTRIES_A_COMMIT, ORG, WHOLE } from "./work.ts";

export interface Torment {
  readonly tally: Tally;
  readonly random: Random;
  readonly shapes: readonly string[];
  readonly say: (line: string) => void;
}

/** Every directory dies three times: while it is being made, at any moment of a restart, and at work. */
const LIVES = ["first boot", "restart", "work"] as const;
const LONGEST_WORK_MS = 1_500;

interface Boot {
  /** From the first word said to the first commit. */
  readonly bootMs: number;
  /** The part of it in which the database's files are made. */
  readonly initMs: number;
}

/** Half of the first boots die in their short later part, which an even chance would seldom hit. */
function delayIn(life: (typeof LIVES)[number], { bootMs, initMs }: Boot, random: Random): number {
  if (life === "work") return random.next() * LONGEST_WORK_MS;
  if (life === "restart") return random.next() * (bootMs - initMs);
  return random.chance(0.5) ? random.next() * bootMs : initMs * 0.9 + random.next() * (bootMs - initMs * 0.9);
}

/** Kills a process around openStore, migrate and commits, `kills` times. */
export async function tormentStore(kills: number, torment: Torment): Promise<void> {
  if (kills === 0) return;
  const boot = await anUndisturbedBoot();
  torment.say(
    `an undisturbed first boot takes ${boot.bootMs.toFixed(0)} ms, ${boot.initMs.toFixed(0)} of them initdb`,
  );
  for (let done = 0; done < kills; done += LIVES.length) {
    const dataDir = await mkdtemp(join(tmpdir(), "huikuan-tormented-"));
    let acknowledged = 0;
    for (const life of LIVES.slice(0, kills - done)) {
      try {
        acknowledged = await liveAndDie(dataDir, life, { boot, acknowledged, torment });
      } catch (error) {
        bookDeaf(torment.tally, error);
        break;
      }
      const { kills: soFar, byPhase } = torment.tally;
      torment.say(`store: ${soFar} kills, ${JSON.stringify(byPhase)}`);
    }
    torment.tally.acknowledged += acknowledged;
    await rm(dataDir, { recursive: true, force: true });
  }
}

const committedIn = (victim: Running): number => {
  const last = victim.lines.findLast((line) => line.startsWith('{"committed"'));
  return last === undefined ? 0 : (JSON.parse(last) as { committed: number }).committed;
};

async function liveAndDie(
  dataDir: string,
  life: (typeof LIVES)[number],
  { boot, acknowledged, torment }: { boot: Boot; acknowledged: number; torment: Torment },
): Promise<number> {
  const { random, tally, shapes } = torment;
  const victim = run("tests/torture/storage/victim.ts", [dataDir]);
  await victim.until((line) => line.includes("opening"));
  const isAtWork = () => victim.lines.some((line) => line.includes("migrated"));
  if (life === "work") {
    await victim.until((line) => line.includes("committed"));
    await tryToOpenHeld(tally, dataDir);
  }
  await pause(delayIn(life, boot, random));
  const database = random.chance(0.25);
  const killed = await kill(victim, dataDir, { isAtWork, database });
  const promised = Math.max(acknowledged, committedIn(victim));
  const judging = () => judge(dataDir, shapes, (store) => commitsKept(store, promised, tally));
  await book(tally, killed, { atOnce: random.chance(0.5), database, judging });
  return promised;
}

async function commitsKept(store: Store, promised: number, tally: Tally): Promise<readonly string[]> {
  const { rows } = await withRawTenant(store.pool, ORG, (client) =>
    client.query<{ n: number; entries: number }>(WHOLE),
  );
  const kept = new Set(rows.map(({ n }) => n));
  const lost = Array.from({ length: promised }, (_, index) => index + 1).filter((n) => !kept.has(n)).length;
  tally.lost += lost;
  const half = rows.filter(({ entries }) => entries !== ENTRIES_A_COMMIT).length;
  return [
    ...(lost === 0 ? [] : [`${lost} acknowledged commits are lost`]),
    ...(half === 0 ? [] : [`${half} commits are there only in part`]),
  ];
}

/** How long the way to the first commit is on this machine today, from the first word said. */
async function anUndisturbedBoot(): Promise<Boot> {
  const dataDir = await mkdtemp(join(tmpdir(), "huikuan-tormented-"));
  const victim = run("tests/torture/storage/victim.ts", [dataDir]);
  await victim.until((line) => line.includes("opening"));
  const startedAt = performance.now();
  await becomes(() => existsSync(join(dataDir, "postgres")), 60_000);
  const initMs = performance.now() - startedAt;
  await victim.until((line) => line.includes("committed"));
  const bootMs = performance.now() - startedAt;
  await victim.kill();
  await pause(500);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return { bootMs, initMs };
}
