import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { PackageFile } from "./package-file.ts";
import { licenseTexts } from "./license-texts.ts";
import { runTool } from "./run-tool.ts";

/** What Zoho's packer is run on: a folder with app/ and plugin-manifest.json, and what is in them. */
export interface Stage {
  readonly folder: string;
  /** Everything under app/, by path. */
  readonly files: readonly PackageFile[];
  /** The page of every widget in plugin-manifest.json. */
  readonly pages: readonly string[];
}

/** Puts a built widget into this folder. */
export type Build = (app: string) => Promise<unknown>;

/** The one build that is shipped. */
export const productionBuild: Build = (app) =>
  runTool("The widget's build", "node_modules/webpack/bin/webpack.js", [
    "--mode",
    "production",
    "--env",
    `out=${app}`,
  ]);

/**
 * Builds the widget into `folder`/app, with the licences of what is bundled and the manifest beside it.
 * The folder is emptied first.
 * @throws with what the bundler said when it does not build.
 */
export async function stage(folder: string, build: Build): Promise<Stage> {
  const app = resolve(folder, "app");
  await rm(folder, { recursive: true, force: true });
  await build(app);
  await writeFile(join(app, "LICENSES.txt"), await licenseTexts("node_modules"));
  await copyFile("plugin-manifest.json", join(folder, "plugin-manifest.json"));
  const manifest = JSON.parse(await readFile(join(folder, "plugin-manifest.json"), "utf8")) as {
    modules: { widgets: readonly { url: string }[] };
  };
  return {
    folder,
    files: await filesUnder(folder, app),
    pages: manifest.modules.widgets.map(({ url }) => url),
  };
}

async function filesUnder(root: string, folder: string): Promise<readonly PackageFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: relative(root, path).replaceAll(sep, "/"),
      bytes: await readFile(path),
    })),
  );
}
