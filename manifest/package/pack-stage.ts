import { rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { runTool } from "./run-tool.ts";
import type { Stage } from "./stage.ts";
import { listingFaults, zipListing } from "./zip-listing.ts";

const require = createRequire(import.meta.url);
const ZET = require.resolve("zoho-extension-toolkit");

/**
 * Validates and packs a staged folder with Zoho's own tool, and proves that the zip holds what was staged.
 * @throws with one sentence per file that is not in it as it was staged.
 */
export async function packStage(staged: Stage, zip: string, say: (text: string) => void): Promise<void> {
  const { folder, files } = staged;
  say(`zet validate: ${await zet("validate", folder)}`);
  say(`zet pack: ${await zet("pack", folder)}`);
  // The tool names the zip after the folder it runs in.
  const packed = join(folder, "dist", `${basename(folder)}.zip`);
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes.length]));
  const faults = listingFaults(await zipListing(packed), sizes);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  await rename(packed, zip);
  await rm(join(folder, "dist"), { recursive: true });
}

async function zet(command: "validate" | "pack", folder: string): Promise<string> {
  try {
    const said = await runTool(`zet ${command}`, ZET, [command], folder);
    return stripVTControlCharacters(said).replace(/\n+/g, " ");
  } finally {
    await rm(join(folder, "ZET-debug.log"), { force: true });
  }
}
