import { parseArgs } from "node:util";
import { refuse, ok as fine, type Result } from "../../shared/kernel/result.ts";

/** What a program found: figures by name, and whether its bar was met. */
export interface Findings {
  readonly ok: boolean;
  readonly [figure: string]: unknown;
}

/** A program that measures or torments, run by its name; the same one may be run smaller by a test. */
export interface Program {
  /** One sentence for --help. */
  readonly about: string;
  /** Its whole numbers, by option name: what each means and its value when not given. */
  readonly options: Readonly<Record<string, { readonly about: string; readonly value: number }>>;
  /** Options that are text, by name, with what each means; absent when not given. */
  readonly texts?: Readonly<Record<string, string>>;
  /** @throws when it cannot even be carried out; a bar that was missed is a finding, not a fault. */
  run(
    given: Readonly<Record<string, number>>,
    say: (line: string) => void,
    texts?: Readonly<Partial<Record<string, string>>>,
  ): Promise<Findings>;
}

export type Programs = Readonly<Record<string, () => Promise<Program>>>;

/**
 * `npm run KIND -- NAME [--option N]`: progress to stderr, the findings as one JSON object in the last line of
 * stdout. The exit code is 0 when the bar was met, 1 when not or when it broke, 2 for a mistake in the asking.
 */
export async function runNamed(kind: string, programs: Programs, argv: readonly string[]): Promise<number> {
  const known = Object.keys(programs).join(", ");
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help") {
    process.stdout.write(`Usage: npm run ${kind} -- NAME [--option N]\nNames: ${known}\n`);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (load === undefined) return complain(`There is no ${kind} "${name}": give one of ${known}.`);
  const program = await load();
  if (rest.includes("--help")) {
    process.stdout.write(usageOf(kind, name, program));
    return 0;
  }
  const given = readOptions(program, rest);
  if (!given.ok) return complain(given.because);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const findings = await program.run(given.value.numbers, say, given.value.texts);
  process.stdout.write(`${JSON.stringify({ [kind]: name, ...findings })}\n`);
  return findings.ok ? 0 : 1;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

function usageOf(kind: string, name: string, { about, options, texts = {} }: Program): string {
  const rows = Object.entries(options).map(
    ([option, each]) => `  --${option} N   ${each.about} (${each.value})\n`,
  );
  rows.push(...Object.entries(texts).map(([option, meaning]) => `  --${option} TEXT   ${meaning}\n`));
  return `Usage: npm run ${kind} -- ${name} [--option N]\n\n${about}\n\n${rows.join("")}`;
}

/** The options' values when none is given: what a test starts from. */
export function usualNumbers({ options }: Pick<Program, "options">): Record<string, number> {
  return Object.fromEntries(Object.entries(options).map(([option, each]) => [option, each.value]));
}

interface Given {
  readonly numbers: Record<string, number>;
  readonly texts: Record<string, string>;
}

function readOptions(program: Program, args: readonly string[]): Result<Given, string> {
  const numbers = usualNumbers(program);
  const texts: Record<string, string> = {};
  let values: Record<string, unknown>;
  try {
    const options = Object.fromEntries(
      [...Object.keys(program.options), ...Object.keys(program.texts ?? {})].map((each) => [
        each,
        { type: "string" as const },
      ]),
    );
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (fault) {
    return refuse(
      `${fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault)}. See --help.`,
    );
  }
  for (const [option, text] of Object.entries(values)) {
    if (program.texts !== undefined && option in program.texts) {
      texts[option] = String(text);
      continue;
    }
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < 0)
      return refuse(`--${option} "${String(text)}" is not a whole number: give one, as ${numbers[option]}.`);
    numbers[option] = number;
  }
  return fine({ numbers, texts });
}
