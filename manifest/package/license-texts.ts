import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The packages whose code is in the widget's scripts; a test compares the list with what the sources import. */
export const BUNDLED = ["preact", "zod"] as const;

/** The licence of every bundled package, for the zip: the minifier drops the comments that carried them. */
export async function licenseTexts(modules: string): Promise<string> {
  const texts = await Promise.all(
    BUNDLED.map(async (name) => {
      const { version } = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8")) as {
        version: string;
      };
      return `${name} ${version}\n\n${(await readFile(join(modules, name, "LICENSE"), "utf8")).trim()}\n`;
    }),
  );
  return `The scripts in js/ contain the following packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}
