import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PolicyAsked } from "../dunning/index.ts";

export interface ReplayOptions {
  readonly help: boolean;
  readonly policy: PolicyAsked;
  readonly from: Day;
  readonly to: Day;
  /** A Zoho org's number; null: every org. */
  readonly zgid: string | null;
  /** A file with the server's environment; null: this process's own. */
  readonly env: string | null;
}

export const REPLAY_USAGE = `Usage: npm run reminders -- replay [--policy FILE|ID@VERSION] --from D --to D [--org ZGID] [--env FILE]

  replay               what a policy would have done in those days, by what was known on each: JSON lines, one for each
                       message and each hold, then one that sums up; writes nothing
  --policy FILE        a policy as JSON
  --policy ID@VERSION  a version that the org has or had in force, as standard@3
                       without it: each day with the policy that was in force, which says what was decided then
  --from, --to D       the first and the last day, as 2026-01-31
  --org ZGID           one org; without it every org
  --env FILE           the server's environment, as lines NAME=value; "npm start" says where its own is

Payments stay as they were: a replay says what would have been sent, not who would have paid.`;

type Values = Readonly<Partial<Record<"policy" | "from" | "to" | "org" | "env", string>>>;

/** Reads the command line after "replay"; a mistake is one sentence naming the option and the fix. */
export function readReplayOptions(args: readonly string[]): Result<ReplayOptions, string> {
  let values: Values & { readonly help?: boolean };
  try {
    const text = { type: "string" } as const;
    const options = {
      policy: text,
      from: text,
      to: text,
      org: text,
      env: text,
      help: { type: "boolean" },
    } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (fault) {
    const said = fault instanceof Error ? (fault.message.split(". ")[0] ?? "") : String(fault);
    return refuse(`${said}. See replay --help.`);
  }
  const rest = { zgid: values.org ?? null, env: values.env ?? null };
  const nothing = { policy: { kind: "as-then" }, from: 0 as Day, to: 0 as Day } as const;
  if (values.help === true) return ok({ help: true, ...nothing, ...rest });
  const from = readDay("from", values.from);
  if (!from.ok) return from;
  const to = readDay("to", values.to);
  if (!to.ok) return to;
  if (from.value > to.value)
    return refuse(`--from ${values.from} is after --to ${values.to}: swap the two days.`);
  const policy = readPolicyOption(values.policy);
  if (!policy.ok) return policy;
  return ok({ help: false, policy: policy.value, from: from.value, to: to.value, ...rest });
}

function readDay(option: "from" | "to", text: string | undefined): Result<Day, string> {
  if (text === undefined)
    return refuse(`Say the ${option === "from" ? "first" : "last"} day with --${option} YYYY-MM-DD.`);
  const day = parseDay(text);
  return day.ok ? day : refuse(`--${option} "${text}" is not a day: give one that exists, as 2026-11-20.`);
}

const VERSION = /^([a-z0-9][a-z0-9-]{0,39})@([1-9]\d{0,8})$/;

function readPolicyOption(text: string | undefined): Result<PolicyAsked, string> {
  if (text === undefined) return ok({ kind: "as-then" });
  const named = VERSION.exec(text);
  if (named) return ok({ kind: "version", id: named[1] ?? "", version: Number(named[2]) });
  let written: string;
  try {
    written = readFileSync(text, "utf8");
  } catch {
    return refuse(`--policy "${text}" is neither a file that can be read nor ID@VERSION, as standard@3.`);
  }
  try {
    return ok({ kind: "draft", body: JSON.parse(written) as unknown });
  } catch {
    return refuse(`--policy "${text}" is not JSON: give a policy as the settings page exports it.`);
  }
}
