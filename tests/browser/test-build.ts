import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import webpack from "webpack";
import configure from "../../webpack.config.js";

export const TEST_BUILD = ".cache/widget-test";

/** Builds the sandbox's widget unless the last build is younger than every source. */
export async function buildTestWidget(): Promise<void> {
  const built = join(TEST_BUILD, "widget.html");
  const youngest = await newest(["widget", "shared", "webpack.config.js"]);
  if (existsSync(built) && (await stat(built)).mtimeMs > youngest) return;
  await new Promise<void>((done, fail) => {
    const compiler = webpack(configure({ loopback: true, out: TEST_BUILD }));
    compiler.run((fault, stats) => {
      compiler.close(() => undefined);
      if (fault) fail(fault);
      else if (stats?.hasErrors()) fail(new Error(stats.toString({ all: false, errors: true })));
      else done();
    });
  });
}

async function newest(paths: readonly string[]): Promise<number> {
  let latest = 0;
  for (const path of paths) {
    const { mtimeMs } = await stat(path);
    latest = Math.max(latest, mtimeMs);
    if (!(await stat(path)).isDirectory()) continue;
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) latest = Math.max(latest, (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  }
  return latest;
}
