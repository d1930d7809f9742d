import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkPackage } from "./check-package.ts";
import { packStage } from "./pack-stage.ts";
import { productionBuild, stage } from "./stage.ts";
import { zipListing } from "./zip-listing.ts";

const USAGE = `Usage: npm run package [-- --out DIR]
  Builds the widget for production and packs it for Zoho's console: DIR/huikuan.zip, with what was packed
  beside it in DIR/huikuan/. DIR is dist when left out. Ends with 1, and leaves no zip, when anything
  would be refused or left out.`;

const NAME = "huikuan";

/** Stages, checks and packs; returns the zip's path. @throws with one sentence per fault; there is no zip then. */
async function writePackage(out: string): Promise<string> {
  const folder = join(out, NAME);
  const zip = join(out, `${NAME}.zip`);
  await refuseForeign(folder);
  // An older zip would be taken for the one that could not be made.
  await rm(zip, { force: true });
  const staged = await stage(folder, productionBuild);
  refuseIfAny(checkPackage(staged.files, staged.pages));
  say(`Checked ${staged.files.length} files: all of them can be packed.`);
  await packStage(staged, zip, say);
  return zip;
}

/** The folder is emptied, so it must be one that an earlier run made. */
async function refuseForeign(folder: string): Promise<void> {
  const ours = ["app", "dist", "plugin-manifest.json"];
  const entries = await readdir(folder).catch(() => []);
  const foreign = entries.find((name) => !ours.includes(name));
  if (foreign !== undefined)
    throw new Error(
      `${folder} holds "${foreign}", which this command did not put there: choose another folder with --out.`,
    );
}

function refuseIfAny(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: "string", default: "dist" }, help: { type: "boolean", default: false } },
    });
    if (values.help) say(USAGE);
    else {
      const zip = await writePackage(values.out);
      const files = (await zipListing(zip)).size;
      say(`Wrote ${zip}: ${files} files, ${(await stat(zip)).size} bytes.`);
    }
    return 0;
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
