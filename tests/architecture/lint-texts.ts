import { text } from "node:stream/consumers";
import { ESLint } from "eslint";

/** A text to lint as if it stood in `file`; the file must exist, so that a typed rule finds its project. */
export interface LintAsk {
  readonly file: string;
  readonly code: string;
  /** Whether the rule needs types: asking the compiler about a whole floor takes seconds. */
  readonly typed: boolean;
}

/** The same configuration with every rule that needs types asleep. */
const UNTYPED = {
  languageOptions: { parserOptions: { projectService: false } },
  rules: Object.fromEntries(
    ["no-floating-promises", "no-misused-promises", "switch-exhaustiveness-check"].map((rule) => [
      `@typescript-eslint/${rule}`,
      "off" as const,
    ]),
  ),
};

/**
 * Run as its own process: the tests run as CommonJS, where the linter cannot load our configuration.
 * stdin: LintAsk[]; stdout: for each, the ids of the rules that spoke.
 */
async function main(): Promise<void> {
  const asks = JSON.parse(await text(process.stdin)) as readonly LintAsk[];
  const typedLinter = new ESLint();
  const linter = new ESLint({ overrideConfig: UNTYPED });
  const answers: string[][] = [];
  for (const { file, code, typed } of asks) {
    const [result] = await (typed ? typedLinter : linter).lintText(code, { filePath: file });
    answers.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
  }
  process.stdout.write(JSON.stringify(answers));
}

void main();
