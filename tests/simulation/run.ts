import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

const HELP = `Usage: npm run simulate -- [--seeds N] [--seed S] [--from K]

Tells N stories of one org (10000), each from its own seed, numbered from K (1): processes that die, sleep and
overtake each other, mail servers and CRMs that fail, people who pay, promise and dispute meanwhile. An oracle
that sees only the mailbox, the CRM and what people were told judges each. Prints the seed of every failure.
  --seed S   tells the story of one seed, twice, and says what is wrong with it
`;

/** The exit code: 0 when nothing was wrong, 1 when something was, 2 for a mistake in the asking. */
async function main(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv);
  if (typeof asked === "string") {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return asked.seed === null ? many(asked.seeds, asked.from) : one(asked.seed);
}

interface Asked {
  readonly help: boolean;
  readonly seed: string | null;
  readonly seeds: number;
  readonly from: number;
}

function readAsked(argv: readonly string[]): Asked | string {
  const text = { type: "string" as const };
  let values: { help?: boolean; seeds?: string; seed?: string; from?: string };
  try {
    const options = { help: { type: "boolean" as const }, seeds: text, seed: text, from: text };
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (fault) {
    return `${fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault)}. See --help.`;
  }
  const [seeds, from] = [Number(values.seeds ?? 10_000), Number(values.from ?? 1)];
  if (!Number.isSafeInteger(seeds) || seeds < 1)
    return `--seeds "${String(values.seeds)}" is not a whole number above 0: give one, as 1000.`;
  if (!Number.isSafeInteger(from) || from < 0)
    return `--from "${String(values.from)}" is not a whole number: give one, as 1.`;
  return { help: values.help === true, seed: values.seed ?? null, seeds, from };
}

async function one(seed: string): Promise<number> {
  const story = await simulate(seed);
  const again = await simulate(seed);
  const { policy, ...scope } = story.scope;
  process.stdout.write(`${JSON.stringify({ ...scope, steps: policy.steps.map(({ days }) => days) })}\n`);
  for (const violation of story.violations) process.stdout.write(`${violation}\n`);
  const isSame = story.digest === again.digest;
  process.stdout.write(
    `${story.letters} letters, ${story.tasks} tasks, ${story.deaths} deaths, ${story.violations.length} violations; ` +
      `${isSame ? "the same twice" : "NOT the same twice"}: ${story.digest.slice(0, 16)}\n`,
  );
  return story.violations.length === 0 && isSame ? 0 : 1;
}

async function many(seeds: number, from: number): Promise<number> {
  const total = { letters: 0, tasks: 0, deaths: 0, failed: 0 };
  const startedAt = performance.now();
  let toldAt = startedAt;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const story = await simulate(String(seed));
    total.letters += story.letters;
    total.tasks += story.tasks;
    total.deaths += story.deaths;
    if (story.violations.length > 0) {
      total.failed += 1;
      process.stdout.write(`seed ${seed}: ${story.violations.slice(0, 3).join(" | ")}\n`);
    }
    if (performance.now() - toldAt > 5_000) {
      toldAt = performance.now();
      process.stderr.write(`${seed - from + 1} of ${seeds}, ${total.failed} failed\n`);
    }
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(
    `${JSON.stringify({ simulate: seeds, from, ...total, seconds, ok: total.failed === 0 })}\n`,
  );
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
