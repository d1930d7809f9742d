import { simulate } from "./simulate.ts";

/** What stories of successive seeds came to, as one line of JSON on stdout. Words: the first seed, the last seed. */
export interface ShareTold {
  /** One line for each story in which something is wrong. */
  readonly failed: readonly string[];
  /** How often each kind of thing came about. */
  readonly happened: Readonly<Record<string, number>>;
  readonly sizes: readonly { readonly debtors: number; readonly processes: number; readonly steps: number }[];
  readonly letters: number;
  readonly tasks: number;
}

async function tell(first: number, last: number): Promise<ShareTold> {
  const failed: string[] = [];
  const happened: Record<string, number> = {};
  const sizes: ShareTold["sizes"][number][] = [];
  let [letters, tasks] = [0, 0];
  for (let seed = first; seed <= last; seed += 1) {
    const story = await simulate(String(seed));
    if (story.violations.length > 0) failed.push(`seed ${seed}: ${story.violations.join(" | ")}`);
    for (const [what, times] of story.happened) happened[what] = (happened[what] ?? 0) + times;
    const { debtors, processes, policy } = story.scope;
    sizes.push({ debtors, processes, steps: policy.steps.length });
    letters += story.letters;
    tasks += story.tasks;
  }
  return { failed, happened, sizes, letters, tasks };
}

const [first = 1, last = 0] = process.argv.slice(2).map(Number);
void tell(first, last).then((told) => process.stdout.write(JSON.stringify(told)));
