import { open, readFile, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_AGAIN_MS = 100;
/** Longer than any such work takes: another process may have got the number of one that died. */
const LONGEST_MS = 5 * 60_000;

/**
 * Does the work while no other process of this machine does work under the same file; waits for its turn. A holder that
 * died holds nothing. The file's folder must be there.
 */
export async function oneAtATime<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await taken(file))) {
    if (await isLeftBehind(file)) await rm(file, { force: true });
    else await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw fault;
  }
}

async function isLeftBehind(file: string): Promise<boolean> {
  const since = await stat(file).catch(() => null);
  if (since !== null && Date.now() - since.mtimeMs > LONGEST_MS) return true;
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  // Gone by now, or not written yet.
  if (!Number.isInteger(holder) || holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "ESRCH";
  }
}
