import type { Program } from "../support/named-program.ts";
import type { Verdict } from "./tenancy/judge.ts";
import { removeFields, type Tormented, torment } from "./tenancy/torment.ts";

/** Thousands of mixed jobs of many orgs on two hosts, under faults: nothing may reach another org. */
export const tenancyTorture: Program = {
  about:
    "Mixed CRM jobs (list, create, upsert, COQL, read, fields) of many orgs on two hosts at once, with faults and tokens revoked; judged by what the sandbox saw and keeps.",
  options: {
    jobs: { about: "jobs", value: 10_000 },
    orgs: { about: "orgs, every second one on the second host", value: 40 },
    seed: { about: "seed of jobs and faults", value: 1 },
    faults: { about: "requests in a thousand that go wrong", value: 8 },
    kills: { about: "access tokens revoked", value: 30 },
    "at-once": { about: "jobs under way at once", value: 48 },
  },
  async run(given, say) {
    const { jobs = 0, orgs = 0, seed = 0, faults = 0, kills = 0 } = given;
    say(`Seed ${seed}: ${jobs} jobs of ${orgs} orgs on two hosts.`);
    const found = await torment({ jobs, orgs, seed, faults, kills, atOnce: given["at-once"] ?? 1 });
    removeFields();
    for (const sentence of sentencesOf(found.verdict).slice(0, 40)) say(sentence);
    return figuresOf(found, seed);
  },
};

export const sentencesOf = (verdict: Verdict): string[] =>
  Object.entries(verdict).flatMap(([name, all]: [string, readonly string[]]) =>
    all.map((sentence) => `${name}: ${sentence}`),
  );

function figuresOf(found: Tormented, seed: number) {
  const { verdict, done, seconds, injected, killed, tokenPosts, calls, counted } = found;
  const ended = (kind: string): number => done.filter(({ end }) => end.kind === kind).length;
  return {
    ok: sentencesOf(verdict).length === 0 && calls === counted,
    seed,
    jobs: done.length,
    endedWell: ended("ok"),
    endedByFault: ended("failed") - verdict.unexplained.length,
    ...Object.fromEntries(Object.entries(verdict).map(([name, all]) => [name, (all as unknown[]).length])),
    injected,
    killed,
    calls,
    counted,
    tokenPosts,
    seconds: Number(seconds.toFixed(1)),
    jobsPerSecond: Math.round(done.length / seconds),
    rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
  };
}
