import { parseArgs } from "node:util";
import type { Patch } from "./patch.ts";
import { patches } from "./patches.ts";
import { TreeCopy } from "./tree-copy.ts";

const HELP = `Usage: npm run sabotage [-- --only TEXT]

Takes one guard after another away, each in a copy of the tree, and runs the test that must notice. Prints a line
for each, with the first test that noticed, and how many were noticed; exits 1 when a test stays green, a test file
cannot be loaded or a patch no longer fits the code.
  --only TEXT   only the patches whose name contains it; may be given more than once
`;

const LANES = 2;

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { help: { type: "boolean" }, only: { type: "string", multiple: true } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const chosen = patches.filter(({ name }) => (values.only ?? [""]).some((text) => name.includes(text)));
  if (chosen.length === 0) {
    process.stderr.write(
      `No patch has "${values.only?.join('" or "') ?? ""}" in its name: see tests/sabotage/patches.ts.\n`,
    );
    return 2;
  }
  const noticed = await sabotage(chosen);
  process.stdout.write(`${noticed}/${chosen.length}\n`);
  return noticed === chosen.length ? 0 : 1;
}

async function sabotage(chosen: readonly Patch[]): Promise<number> {
  const line = chosen.values();
  let noticed = 0;
  const lane = async (): Promise<void> => {
    const tree = new TreeCopy();
    try {
      for (const patch of line) {
        const startedAt = performance.now();
        const { is, by } = await tree.without(patch);
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
        process.stdout.write(
          `${is === "red" ? "ok  " : "FAIL"} ${patch.name}: ${is} (${seconds} s)${by === null ? "" : `\n       ${by}`}\n`,
        );
        if (is === "red") noticed += 1;
      }
    } finally {
      tree.remove();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return noticed;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}. See --help.\n`);
    process.exitCode = 2;
  },
);
