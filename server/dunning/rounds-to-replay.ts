import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { everybodyUnder, type PoliciesInForce } from "../../shared/dunning/policy/policy-for.ts";
import { readPolicy, readStoredPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { PastRound } from "../../shared/dunning/replay/timeline.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { policyFrom, segmentsFrom } from "./policies-in-force.ts";
import type { ReplayBook, RoundKnown } from "./replay-ports.ts";

/** Which policy to walk the past with: another version of a policy of then, or one for everybody. */
export type PolicyAsked =
  /** The one that each round really went by. */
  | { readonly kind: "as-then" }
  | { readonly kind: "version"; readonly id: string; readonly version: number }
  /** JSON that nobody has read yet. */
  | { readonly kind: "draft"; readonly body: unknown };

/** Why nothing was replayed: the field to blame, and one sentence. */
export interface ReplayRefusal {
  readonly field: string;
  readonly message: Sentence;
}

interface RoundsFound {
  readonly rounds: readonly PastRound[];
  /** The policy that takes the place of its namesake, or of all; null when none does. */
  readonly changed: Policy | null;
}

/** The rounds of a period, each with the policy that it is to be walked with. */
export async function roundsToReplay(
  book: ReplayBook,
  asked: PolicyAsked,
  from: Day,
  to: Day,
): Promise<Result<RoundsFound, ReplayRefusal>> {
  if (from > to)
    return no("from", `开始日期晚于结束日期，请对调。`, `"from" is after "to"; swap the two days.`);
  const first = await book.firstRoundOn();
  if (first === null)
    return no(
      "from",
      "还没有任何可重放的日期：每天的催收批次运行后才会有记录。",
      "No day can be replayed yet: each daily round leaves what it knew, and none has run.",
    );
  if (from < first)
    return no(
      "from",
      `最早可重放的日期是 ${formatDay(first)}，请从这一天或之后开始。`,
      `The first day that can be replayed is ${formatDay(first)}; begin on it or later.`,
    );
  const chosen = await policyAsked(book, asked);
  if (!chosen.ok) return chosen;
  const known = await book.rounds(from, to);
  if (known.length === 0)
    return no(
      "to",
      "这段时间内没有运行过催收批次，请选择更长的时间。",
      "No round ran in that period; choose a longer one.",
    );
  return ok({ rounds: await withPolicies(book, known, chosen.value), changed: chosen.value });
}

const no = (field: string, zh: string, en: string): Result<never, ReplayRefusal> =>
  refuse({ field, message: { "zh-CN": zh, en } });

async function policyAsked(
  book: ReplayBook,
  asked: PolicyAsked,
): Promise<Result<Policy | null, ReplayRefusal>> {
  if (asked.kind === "as-then") return ok(null);
  if (asked.kind === "draft") return readPolicy(asked.body);
  const { id, version } = asked;
  const body = await book.policyBody(id, version);
  if (body !== null) return readStoredPolicy(body);
  if (id === standardPolicy.id && version === standardPolicy.version) return ok(standardPolicy);
  return no(
    "policy",
    `没有第 ${version} 版的政策“${id}”，请在设置中查看已有版本。`,
    `There is no version ${version} of a policy "${id}"; see the versions in the settings.`,
  );
}

async function withPolicies(
  book: ReplayBook,
  known: readonly RoundKnown[],
  changed: Policy | null,
): Promise<readonly PastRound[]> {
  const read = new Map<string, PoliciesInForce>();
  const rounds: PastRound[] = [];
  for (const { policy, segments, others, ...round } of known) {
    // What is the program's own may be another with every release, so its words tell them apart.
    const key = JSON.stringify([policy, segments, others]);
    let policies = read.get(key);
    if (policies === undefined) {
      policies = await policiesThen(book, { policy, segments, others }, changed);
      read.set(key, policies);
    }
    rounds.push({ ...round, policies });
  }
  return rounds;
}

/** A changed policy takes the place of the one of its name; where nobody was under that one, of all of them. */
async function policiesThen(
  book: ReplayBook,
  { policy, segments, others }: Pick<RoundKnown, "policy" | "segments" | "others">,
  changed: Policy | null,
): Promise<PoliciesInForce> {
  const named = [policy, ...others];
  if (changed !== null && !named.some(({ id }) => id === changed.id)) return everybodyUnder(changed);
  const policies = new Map<string, Policy>();
  for (const { id, version, body } of named)
    policies.set(id, changed?.id === id ? changed : policyFrom(body ?? (await book.policyBody(id, version))));
  const { id: otherwise } = policy;
  return {
    segments: segments === null ? { version: 0, segments: [], otherwise } : segmentsFrom(segments),
    policies,
  };
}
