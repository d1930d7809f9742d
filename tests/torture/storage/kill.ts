import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "../../../server/adapters/db/store/app-lock.ts";
import { becomes, pause } from "../../../server/adapters/db/store/pause.ts";
import { processesAt, type RunningProcess } from "../../../server/adapters/db/store/process-table.ts";
import type { Running } from "./running.ts";

/** Where in its life the process was when it was killed. */
export type Phase =
  | "before the database"
  | "initdb"
  | "first start or restart"
  | "roles and migrations"
  | "at work";

export interface Killed {
  readonly phase: Phase;
  /** Milliseconds from the kill until the data directory's lock could be taken. */
  readonly lockMs: number;
  /** Processes of the database that were running at the kill and still are two seconds later: each, and until when. */
  orphans(): Promise<readonly string[]>;
}

const DATABASE_PROGRAMS = ["postgres", "initdb", "unshare", "setpriv"];

const working = (dataDir: string): RunningProcess[] =>
  existsSync(dataDir)
    ? ["postgres", ...readdirSync(dataDir).filter((name) => name.startsWith("init-"))].flatMap((name) =>
        processesAt(join(dataDir, name), DATABASE_PROGRAMS),
      )
    : [];

const published = (dataDir: string): boolean => {
  try {
    return "socketDir" in (JSON.parse(readFileSync(join(dataDir, "lock.json"), "utf8")) as object);
  } catch {
    return false;
  }
};

const phaseOf = (dataDir: string, isAtWork: boolean): Phase => {
  if (isAtWork) return "at work";
  if (published(dataDir)) return "roles and migrations";
  if (existsSync(join(dataDir, "postgres"))) return "first start or restart";
  const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
  return names.some((name) => name.startsWith("init-")) ? "initdb" : "before the database";
};

/** Kills the process, and with `database` every process of its database in the same breath. */
export async function kill(
  victim: Running,
  dataDir: string,
  { isAtWork, database }: { isAtWork: () => boolean; database: boolean },
): Promise<Killed> {
  const killedAt = performance.now();
  const gone = victim.kill();
  if (database) for (const { pid } of working(dataDir)) endHard(pid);
  await gone;
  const phase = phaseOf(dataDir, isAtWork());
  const left = working(dataDir);
  const lockMs = await lockFreeAfter(dataDir, killedAt);
  const orphans = async () => {
    await pause(Math.max(0, 2_000 - (performance.now() - killedAt)));
    const staying = () => {
      const pids = new Set(working(dataDir).map(({ pid }) => pid));
      return left.filter(({ pid }) => pids.has(pid));
    };
    const late = staying();
    if (late.length > 0) await becomes(() => staying().length === 0, 10_000);
    const until = staying().length > 0 ? "for good" : `for ${Math.round(performance.now() - killedAt)} ms`;
    return late.map(
      ({ name, commandLine }) => `${name} ${commandLine.slice(1, 4).join(" ")}: stayed ${until}`,
    );
  };
  return { phase, lockMs, orphans };
}

function endHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself meanwhile.
  }
}

async function lockFreeAfter(dataDir: string, killedAt: number): Promise<number> {
  if (!existsSync(dataDir)) return 0;
  for (let tries = 0; tries < 500; tries += 1) {
    const lock = await takeLock(dataDir);
    if (lock !== undefined) {
      lock.release();
      return performance.now() - killedAt;
    }
    await pause(10);
  }
  return Number.POSITIVE_INFINITY;
}
