import { openStore } from "../adapters/db/store/open-store.ts";
import { applyImport } from "../adapters/db/transfer/apply-import.ts";
import { readExport } from "../adapters/db/transfer/read-export.ts";
import { serverSeal } from "../server-seal.ts";
import { readEnvironment } from "./environment.ts";
import { runTransfer, telling } from "./told.ts";
import { IMPORT_USAGE, readTransferOptions } from "./transfer-options.ts";

const STOPPED =
  'It sends nothing until somebody resumes it: POST /ops/resume with {"by", "reason"} and the HUIKUAN_OPS_TOKEN';
const IN_PLACE = "They are as they were.";
const COPY =
  "It is a copy: its live orgs now rehearse, and none talks to its CRM until it is connected again (--in-place keeps both).";

/** `npm run import`: fills an empty database from an export. */
async function main(): Promise<string> {
  const options = readTransferOptions("import", process.argv.slice(2));
  if (!options.ok) throw new Error(options.because);
  if (options.value.help) return IMPORT_USAGE;
  const { file: path, env, inPlace } = options.value;
  const config = readEnvironment(env);
  if (!config.ok) throw new Error(config.because);
  const file = await readExport(path, serverSeal(config.value));
  try {
    const { databaseUrl, dataDir } = config.value;
    const store = await openStore({ ...(databaseUrl === null ? {} : { databaseUrl }), dataDir });
    try {
      const { orgs, rows } = await applyImport(store.ownerPool, file, { inPlace, progress: telling() });
      return `Imported ${rows} rows of ${orgs} orgs; every table's checksum is the export's. ${inPlace ? `${IN_PLACE} ${STOPPED}, once the server they came from is off for good.` : `${COPY} ${STOPPED}.`}`;
    } finally {
      await store.close();
    }
  } finally {
    file.close();
  }
}

runTransfer(main);
