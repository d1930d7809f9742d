import { parseArgs } from "node:util";
import { CONTACT_WEEKS, contactWeeks } from "./contact-weeks.ts";
import { Tallied } from "./figures.ts";
import { firstDay } from "./first-day.ts";
import { KINDS } from "./kinds.ts";
import { simulate } from "./simulate.ts";

const HELP = `Usage: npm run simulate -- [KIND] [--seeds N] [--seed S] [--from K]

Tells N stories of one org, each from its own seed, numbered from K (1). An oracle that sees only the mailbox, the
CRM and what people were told judges each. Prints the seed of every failure.
  --seed S   tells the story of one seed, twice, and says what is wrong with it

${"KIND".padEnd(10)} ${"tells".padEnd(94)} seeds
${Object.entries(KINDS)
  .map(([name, { says, seeds }]) => `${name.padEnd(10)} ${says.padEnd(94)} ${seeds}`)
  .join("\n")}
${"first-day".padEnd(10)} ${"R-18: a first day signed over 50,000 invoices: what was shown is what leaves, within the cap".padEnd(94)} 1
${"contact-weeks".padEnd(10)} ${"K-08: weeks of rules, clerks and retries on a virtual clock against every active contact limit".padEnd(91)} ${String(CONTACT_WEEKS)}

The other long runs of the test catalogue:
R-02  EVERY_POINT=1 npx jest tests/simulation/simulation.test -t R-02
R-02  EVERY_POINT=1 npx jest tests/simulation/domain-looks
R-05  EVERY_RACE=1 npx jest tests/simulation/send-now
R-06  EVERY_EDIT=1 npx jest tests/stories/send-now -t R-06
R-13  CALENDARS=2000 npx jest tests/promise/calendars-oracle
M-03  INTEREST=5000 npx jest tests/charge/interest
X-03, E-06  WORDINGS=50000 npx jest tests/wording/wording.test.ts
M-01  LEDGERS=100000 npx jest tests/ledger/open-items
M-02  SPLITS=100000 npx jest tests/plan/schedule
E-01  LETTERS=20000 npx jest tests/mail/hostile-letters -t E-01
E-02  ADDRESSES=5000 npx jest tests/mail/hostile-letters -t E-02
C-01  EVERY_TRANSITION=1 npx jest tests/calendar/one-send-a-day
C-05  EVERY_OUTAGE=20000 npx jest tests/calendar/catch-up
R-03, R-04, R-07, R-21, L-01, U-01 and their like: npm run torture -- --help
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
  if (asked.kind === "first-day") return told(await firstDay(50_000));
  if (asked.kind === "contact-weeks") return told(contactWeeks(asked));
  return asked.seed === null ? many(asked) : one(asked, asked.seed);
}

function told(figures: { readonly ok: boolean; readonly [figure: string]: unknown }): number {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures.ok ? 0 : 1;
}

interface Asked {
  readonly help: boolean;
  readonly kind: string;
  readonly seed: string | null;
  readonly seeds: number;
  readonly from: number;
}

function readAsked(argv: readonly string[]): Asked | string {
  const text = { type: "string" as const };
  let values: { help?: boolean; seeds?: string; seed?: string; from?: string };
  let positionals: string[];
  try {
    const options = { help: { type: "boolean" as const }, seeds: text, seed: text, from: text };
    ({ values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true }));
  } catch (fault) {
    return `${fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault)}. See --help.`;
  }
  const [kind = "stories", ...more] = positionals;
  const known = [...Object.keys(KINDS), "first-day", "contact-weeks"];
  if (!known.includes(kind) || more.length > 0)
    return `"${positionals.join(" ")}" is no kind of story: give one of ${known.join(", ")}.`;
  const [seeds, from] = [
    Number(values.seeds ?? KINDS[kind]?.seeds ?? (kind === "contact-weeks" ? CONTACT_WEEKS : 1)),
    Number(values.from ?? 1),
  ];
  if (!Number.isSafeInteger(seeds) || seeds < 1)
    return `--seeds "${String(values.seeds)}" is not a whole number above 0: give one, as 1000.`;
  if (!Number.isSafeInteger(from) || from < 0)
    return `--from "${String(values.from)}" is not a whole number: give one, as 1.`;
  return { help: values.help === true, kind, seed: values.seed ?? null, seeds, from };
}

const tell = (kind: string, seed: string) => simulate(seed, KINDS[kind]?.scope(seed) ?? {});

async function one({ kind }: Asked, seed: string): Promise<number> {
  const story = await tell(kind, seed);
  const again = await tell(kind, seed);
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

async function many({ kind, seeds, from }: Asked): Promise<number> {
  const { figures, twice, withinSeconds = Number.POSITIVE_INFINITY } = KINDS[kind] ?? {};
  const total = { letters: 0, tasks: 0, deaths: 0, failed: 0 };
  const startedAt = performance.now();
  let toldAt = startedAt;
  let all: Tallied | null = null;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const begunAt = performance.now();
    const story = await tell(kind, String(seed));
    const tookSeconds = (performance.now() - begunAt) / 1000;
    all ??= new Tallied(story.scope);
    all.add(story);
    total.letters += story.letters;
    total.tasks += story.tasks;
    total.deaths += story.deaths;
    const again = twice ? await tell(kind, String(seed)) : story;
    const flaws = [
      ...story.violations,
      ...(again.digest === story.digest ? [] : ["NOT the same twice"]),
      ...(tookSeconds <= withinSeconds
        ? []
        : [`took ${Math.round(tookSeconds)} s, ${withinSeconds} s it may`]),
    ];
    if (flaws.length > 0) {
      total.failed += 1;
      process.stdout.write(`seed ${seed}: ${flaws.slice(0, 3).join(" | ")}\n`);
    }
    if (twice) process.stdout.write(`seed ${seed}: ${story.digest} ${again.digest}\n`);
    if (performance.now() - toldAt > 5_000) {
      toldAt = performance.now();
      process.stderr.write(`${seed - from + 1} of ${seeds}, ${total.failed} failed\n`);
    }
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const cpuSeconds = Math.round(process.cpuUsage().user / 100_000) / 10;
  const more = all === null ? {} : figures?.(all);
  return told({
    simulate: kind,
    seeds,
    from,
    ...total,
    ...more,
    seconds,
    cpuSeconds,
    ok: total.failed === 0,
  });
}

process.exitCode = await main(process.argv.slice(2));
