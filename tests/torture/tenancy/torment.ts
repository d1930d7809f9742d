import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomOf } from "../../../sandbox/books/random.ts";
import { type Crm, type CrmOptions, openCrm } from "../../../server/adapters/zoho/open-crm.ts";
import { openSdk } from "../../../server/adapters/zoho/sdk.ts";
import { carryOut, LOTS } from "./jobs.ts";
import { type Done, judge, type Verdict } from "./judge.ts";
import { createMishaps, type Mishaps } from "./mishaps.ts";
import { type Home, openTwoHosts, type TwoHosts } from "./two-hosts.ts";

interface Torment {
  readonly jobs: number;
  readonly orgs: number;
  readonly seed: number;
  /** Calls in a thousand that go wrong. */
  readonly faults: number;
  /** Access tokens ended at the sandbox over the whole run. */
  readonly kills: number;
  /** Jobs under way at once. */
  readonly atOnce: number;
  /** What is tormented: the product's adapter, unless a test breaks it on purpose. */
  readonly open?: (options: CrmOptions) => Crm;
}

export interface Tormented {
  readonly verdict: Verdict;
  readonly done: readonly Done[];
  readonly seconds: number;
  readonly injected: Readonly<Record<string, number>>;
  readonly killed: number;
  readonly tokenPosts: number;
  readonly calls: number;
  /** The same by the sandbox's own count. */
  readonly counted: number;
}

/** More than every wait and every further attempt of one call can take together. */
const JOB_PATIENCE_MS = 120_000;

// The SDK keeps one directory for the life of a process.
let resourceDir: string | undefined;

export function removeFields(): void {
  if (resourceDir !== undefined) rmSync(resourceDir, { recursive: true, force: true });
}

/** Mixed jobs of many orgs at once, through our adapter and the real SDK, while the CRM misbehaves. */
export async function torment(given: Torment): Promise<Tormented> {
  const mishaps = createMishaps(given.seed, given.faults);
  const hosts = await openTwoHosts(given.orgs, mishaps);
  try {
    resourceDir ??= mkdtempSync(join(tmpdir(), "tenancy-"));
    // Loading it takes seconds: not on the clock of the jobs.
    await openSdk({ resourceDir });
    const crm = (given.open ?? openCrm)({
      connections: hosts.connections,
      now: () => new Date(hosts.world.clock.now()),
      resourceDir,
    });
    mishaps.begin();
    const started = performance.now();
    const done = await runAll(given, crm, hosts, mishaps);
    const seconds = (performance.now() - started) / 1000;
    return {
      verdict: judge(hosts, mishaps, done),
      done,
      seconds,
      injected: mishaps.counts,
      killed: mishaps.killed.size,
      // Every install took one before the first job.
      tokenPosts: hosts.seen.filter(({ path }) => path === "/oauth/v2/token").length - hosts.homes.length,
      calls: hosts.seen.length,
      counted: await hosts.counted(),
    };
  } finally {
    await hosts.close();
  }
}

async function runAll(given: Torment, crm: Crm, hosts: TwoHosts, mishaps: Mishaps): Promise<readonly Done[]> {
  const random = randomOf(`jobs ${given.seed}`);
  const plan = Array.from({ length: given.jobs }, (_, n) => ({
    n,
    kind: random.pick(LOTS),
    home: random.pick(hosts.homes),
    random: random.fork(String(n)),
  }));
  const killAt = new Set(Array.from({ length: given.kills }, () => random.whole(0, given.jobs - 1)));
  const done: Done[] = [];
  const next = plan[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const { n, kind, home, random: own } of next) {
      if (killAt.has(n)) await killOne(home, hosts, mishaps);
      const from = performance.now();
      const end = await orHung(carryOut(kind, crm, home, n, own));
      done.push({ n, kind, home, end, from, to: performance.now() });
    }
  };
  await Promise.all(Array.from({ length: given.atOnce }, worker));
  return done;
}

async function killOne(home: Home, hosts: TwoHosts, mishaps: Mishaps): Promise<void> {
  if (mishaps.spendToken(home.org.zgid)) await hosts.kill(home);
}

async function orHung(work: ReturnType<typeof carryOut>): Promise<Done["end"]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Done["end"]>((done) => {
    timer = setTimeout(() => done({ kind: "hung" }), JOB_PATIENCE_MS);
  });
  const end = await Promise.race([work, late]);
  clearTimeout(timer);
  return end;
}
