import { existsSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../adapters/db/store/open-store.ts";
import { writeExport } from "../adapters/db/transfer/write-export.ts";
import { systemClock } from "../adapters/clock/clock.ts";
import { serverSeal } from "../server-seal.ts";
import { readEnvironment } from "./environment.ts";
import { interrupted, runTransfer, telling } from "./told.ts";
import { EXPORT_USAGE, readTransferOptions } from "./transfer-options.ts";

/** `npm run export`: the whole database in one file, also beside a running server. */
async function main(): Promise<string> {
  const options = readTransferOptions("export", process.argv.slice(2));
  if (!options.ok) throw new Error(options.because);
  if (options.value.help) return EXPORT_USAGE;
  const { file, env } = options.value;
  if (existsSync(file)) throw new Error(`--to "${file}" exists already: give a name that is free.`);
  const config = readEnvironment(env);
  if (!config.ok) throw new Error(config.because);
  const { databaseUrl, dataDir } = config.value;
  if (databaseUrl === null && !existsSync(join(dataDir, "postgres")))
    throw new Error(`There is nothing to export: HUIKUAN_DATA "${dataDir}" holds no database.`);
  const store = await openStore({ ...(databaseUrl === null ? {} : { databaseUrl }), dataDir, attach: true });
  try {
    const { tables } = await writeExport(store.ownerPool, {
      to: file,
      seal: serverSeal(config.value),
      at: systemClock.now(),
      progress: telling(),
      signal: interrupted("Stopped: nothing was exported."),
    });
    const rows = tables.reduce((all, table) => all + table.rows, 0);
    return `Exported ${rows} rows of ${tables.length} tables to ${file}.`;
  } finally {
    await store.close();
  }
}

runTransfer(main);
