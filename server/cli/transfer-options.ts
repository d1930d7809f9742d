import { parseArgs } from "node:util";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

export interface TransferOptions {
  readonly help: boolean;
  /** The file to write or to read. */
  readonly file: string;
  /** A file with the server's environment; null: this process's own. */
  readonly env: string | null;
  readonly inPlace: boolean;
}

export const EXPORT_USAGE = `Usage: npm run export -- --to FILE [--env FILE]

  --to FILE    the file to write; it must not exist yet
  --env FILE   the server's environment, as lines NAME=value; "npm start" says where its own is

Writes everything that belongs to the orgs into one file, as of one moment. Works beside a running server.
The file holds customers' data, and secrets sealed with HUIKUAN_SEAL_KEY: keep both, and keep them apart.`;

export const IMPORT_USAGE = `Usage: npm run import -- --from FILE [--in-place] [--env FILE]

  --from FILE   a file that "npm run export" wrote
  --in-place    the target takes the source's place: its orgs stay live and connected; the export must have been
                written with the source stopped, and the source must stay off for good
  --env FILE    the target server's environment, with the source's HUIKUAN_SEAL_KEY

Fills an empty database: all of it, or nothing. Without --in-place it makes a copy that is silent: every live org
rehearses, and none talks to its CRM until it is connected again. Either way the installation is stopped: it sends
nothing until somebody says POST /ops/resume, which needs the HUIKUAN_OPS_TOKEN.`;

/** Reads the command line of either; a mistake is one sentence naming the option and the fix. */
export function readTransferOptions(
  doing: "export" | "import",
  args: readonly string[],
): Result<TransferOptions, string> {
  const wanted = doing === "export" ? "to" : "from";
  let values: Record<string, string | boolean | undefined>;
  try {
    const options = {
      [wanted]: { type: "string" as const },
      env: { type: "string" as const },
      help: { type: "boolean" as const },
      ...(doing === "import" ? { "in-place": { type: "boolean" as const } } : {}),
    };
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (fault) {
    const said = fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault);
    return refuse(`${said}. See --help.`);
  }
  const file = values[wanted];
  const env = values["env"];
  const help = values["help"] === true;
  if (!help && (typeof file !== "string" || file === ""))
    return refuse(`Say which file with --${wanted} FILE. See --help.`);
  return ok({
    help,
    file: typeof file === "string" ? file : "",
    env: typeof env === "string" ? env : null,
    inPlace: values["in-place"] === true,
  });
}
