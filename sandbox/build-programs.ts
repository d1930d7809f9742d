import { readFile } from "node:fs/promises";
import { dirname as dirnameOf, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { buildOnce } from "./build-once.ts";

const PROGRAMS = [
  "server/main.ts",
  "server/cli/export.ts",
  "server/cli/import.ts",
  "server/cli/reminders.ts",
  "manifest/package/write-package.ts",
  "sandbox/start.ts",
] as const;

/**
 * One of the house's programs as words for node. Hundreds of small files are read as a handful: a server that is
 * translated file by file while it loads takes four times as long to start.
 * @throws with what the bundler said when it does not build.
 */
export async function programWords(entry: (typeof PROGRAMS)[number]): Promise<readonly string[]> {
  const folder = await buildOnce({
    builds: ".cache/programs",
    sources: ["server", "shared", "manifest", "sandbox"],
    proof: "server/main.js",
    make: bundle,
  });
  return ["--enable-source-maps", join(folder, entry.replace(/ts$/, "js"))];
}

async function bundle(outdir: string): Promise<void> {
  await build({
    entryPoints: [...PROGRAMS],
    outdir,
    outbase: ".",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
    plugins: [wherePartsStand],
  });
}

/** A part that looks for files beside itself looks where it was written, not where it was bundled. */
const wherePartsStand: Plugin = {
  name: "where-parts-stand",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href);
      const dirname = JSON.stringify(dirnameOf(path));
      const text = await readFile(path, "utf8");
      const contents = text.replace(/(?<!")import\.meta\.(url|dirname)/g, (_, what) =>
        what === "url" ? url : dirname,
      );
      return { contents, loader: "ts" };
    }),
};
