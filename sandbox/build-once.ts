import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { oneAtATime } from "./one-at-a-time.ts";

export interface Build {
  /** The folder of all builds of this kind. */
  readonly builds: string;
  /** Files and folders that it is made of. */
  readonly sources: readonly string[];
  /** A file that every whole build has. */
  readonly proof: string;
  /** Makes it in that folder. */
  make(folder: string): Promise<void>;
}

/**
 * Made once per state of its sources; returns its folder. A half-made build is never seen, because a folder appears by
 * one rename, and whoever asks meanwhile waits for it: one build serves all who begin together in a fresh clone.
 */
export async function buildOnce(build: Build): Promise<string> {
  const folder = resolve(build.builds, String(Math.round(await youngestOf(build.sources))));
  const isBuilt = () => existsSync(join(folder, build.proof));
  if (isBuilt()) return folder;
  await mkdir(resolve(build.builds), { recursive: true });
  await oneAtATime(`${folder}.turn`, async () => {
    if (!isBuilt()) await makeWhole(build, folder);
  });
  return folder;
}

async function makeWhole({ builds, proof, make }: Build, folder: string): Promise<void> {
  const halfway = resolve(builds, `making-${process.pid}-${performance.now()}`);
  await make(halfway);
  await rename(halfway, folder).catch(async (fault: unknown) => {
    await rm(halfway, { recursive: true, force: true });
    if (!existsSync(join(folder, proof))) throw fault;
  });
}

/** When the youngest file below these paths was changed, milliseconds since 1970. */
async function youngestOf(paths: readonly string[]): Promise<number> {
  let latest = 0;
  for (const path of paths) {
    const found = await stat(path);
    latest = Math.max(latest, found.mtimeMs);
    if (!found.isDirectory()) continue;
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) latest = Math.max(latest, (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  }
  return latest;
}
