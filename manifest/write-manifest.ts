import { readFileSync, writeFileSync } from "node:fs";
import { format } from "node:util";
import { fields, modules } from "./fields.ts";
import { connections, functions } from "./functions.ts";
import { places } from "./places.ts";
import { scopes } from "./scopes.ts";

const FILE = "plugin-manifest.json";

/**
 * The manifest as text. `service` … `config` is what Zoho's packer reads (and, for CRM, mostly ignores);
 * `components` is our list of what has to exist in the org, read by the sandbox's installer and by people.
 */
export function manifestText(): string {
  const manifest = {
    service: "CRM",
    cspDomains: { "connect-src": ["https://api.huikuan.example"] },
    modules: { widgets: places, connectors: [] },
    config: [],
    components: {
      modules,
      fields,
      functions,
      connections,
      variables: [{ name: "huikuan__Server_URL", because: "where the functions find our server" }],
      scopes: scopes.map((each) => each.scope),
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const USAGE =
  "Usage: tsx manifest/write-manifest.ts [--check]\n  writes plugin-manifest.json; --check only compares, and exits 1 when it is out of step";

function main(args: readonly string[]): number {
  const unknown = args.find((arg) => arg !== "--check" && arg !== "--help");
  if (unknown) return say(`"${unknown}" is not an option.\n${USAGE}`, 2);
  if (args.includes("--help")) return say(USAGE, 0);
  if (!args.includes("--check")) {
    writeFileSync(FILE, manifestText());
    return say(`Wrote ${FILE}.`, 0);
  }
  const inStep = readFileSync(FILE, "utf8") === manifestText();
  return inStep ? 0 : say(`${FILE} is out of step with manifest/. Run "npm run manifest" and commit it.`, 1);
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(format("%s\n", text));
  return code;
}

if (process.argv[1]?.endsWith("write-manifest.ts")) process.exitCode = main(process.argv.slice(2));
