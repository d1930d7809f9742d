import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { oneAtATime } from "./one-at-a-time.ts";

const BUILDS = ".cache/widget-sandbox";
const SOURCES = ["widget", "shared", "webpack.config.js"];

/**
 * The widget as the sandbox hosts it, which trusts a CRM page on this machine; returns the built folder.
 * Built once per state of the sources; a half-made build is never seen, because a folder appears by one rename.
 * @throws with what the bundler said when it does not build.
 */
export async function buildWidget(say: (line: string) => void = () => {}): Promise<string> {
  const folder = resolve(BUILDS, String(Math.round(await youngestOf(SOURCES))));
  const isBuilt = () => existsSync(join(folder, "widget.html"));
  if (isBuilt()) return folder;
  await mkdir(resolve(BUILDS), { recursive: true });
  // In a fresh clone every test with a browser asks at once: one build serves them all, several are too slow for any.
  await oneAtATime(`${folder}.turn`, async () => {
    if (!isBuilt()) await build(folder, say);
  });
  return folder;
}

async function build(folder: string, say: (line: string) => void): Promise<void> {
  say("Building the widget …");
  const halfway = resolve(BUILDS, `making-${process.pid}-${performance.now()}`);
  await bundle(halfway);
  await rename(halfway, folder).catch(async (fault: unknown) => {
    await rm(halfway, { recursive: true, force: true });
    if (!existsSync(join(folder, "widget.html"))) throw fault;
  });
}

function bundle(out: string): Promise<void> {
  const words = ["--mode", "production", "--env", "loopback", "--env", `out=${out}`];
  const child = spawn("node_modules/.bin/webpack", words, { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => void said.push(part.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => {
      if (code === 0) done();
      else fail(new Error(`The widget did not build:\n${said.join("")}`));
    });
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
