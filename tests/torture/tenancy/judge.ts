import type { CrmRecord } from "../../../sandbox/world/index.ts";
import { deedOf, JOB_KINDS, type JobEnd, type JobKind, TAG } from "./jobs.ts";
import type { Mishaps } from "./mishaps.ts";
import { asKept, PROBE } from "./probe.ts";
import type { Home, Seen, TwoHosts } from "./two-hosts.ts";

/** A job that is over. */
export interface Done {
  readonly n: number;
  readonly kind: JobKind;
  readonly home: Home;
  readonly end: JobEnd | { readonly kind: "hung" };
  readonly from: number;
  readonly to: number;
}

/** Everything found to be wrong, in words; all of it must be empty. */
export interface Verdict {
  readonly wrongOrg: readonly string[];
  readonly wrongHost: readonly string[];
  readonly wrongMetadata: readonly string[];
  readonly violations: readonly string[];
  /** Jobs that failed although the CRM gave their org no bad answer meanwhile. */
  readonly unexplained: readonly string[];
  /** Bad answers that nobody injected. */
  readonly unexpected: readonly string[];
  readonly hung: readonly string[];
}

/** Compares what our side believes with what the sandbox saw and keeps. */
export function judge(hosts: TwoHosts, mishaps: Mishaps, done: readonly Done[]): Verdict {
  const told = (what: "org" | "metadata"): string[] =>
    done.flatMap(({ end }) => (end.kind === "wrong" && end.what === what ? [end.because] : []));
  return {
    wrongOrg: [...told("org"), ...strayRecords(hosts, done), ...miscounted(hosts, done)],
    wrongHost: hosts.seen.flatMap((call) => strayCall(hosts, mishaps, call)),
    wrongMetadata: [...told("metadata"), ...misread(hosts)],
    violations: hosts.world.violations.map(({ tokenOrg, what }) => `${tokenOrg}: ${what}`),
    unexplained: unexplained(hosts, mishaps, done),
    unexpected: hosts.seen
      .filter((call) => isBad(call) && call.injected === null && !isStale(mishaps, call))
      .map((call) => `${call.method} ${call.path.slice(0, 80)} → ${call.status}`),
    hung: done.filter(({ end }) => end.kind === "hung").map(({ n, kind }) => `${kind} ${n}`),
  };
}

/** Whose call it was: by its token, by a token that was killed, or by its address. */
const ownersOf = (mishaps: Mishaps, { caller, token, addressed }: Seen): ReadonlySet<string> =>
  new Set(
    [caller, mishaps.killed.get(token ?? "") ?? null, addressed].filter(
      (zgid): zgid is string => zgid !== null,
    ),
  );

function strayCall(hosts: TwoHosts, mishaps: Mishaps, call: Seen): string[] {
  return hosts.homes
    .filter(({ org, host }) => host !== call.host && ownersOf(mishaps, call).has(org.zgid))
    .map(({ org }) => `${org.zgid} at host ${call.host}: ${call.method} ${call.path}`);
}

const isBad = ({ status, injected }: Seen): boolean => status === 0 || status >= 400 || injected !== null;
const isStale = (mishaps: Mishaps, { status, token }: Seen): boolean =>
  status === 401 && token !== null && mishaps.killed.has(token);

function tasksOf({ org }: Home): readonly CrmRecord[] {
  return [...(org.records.get("Tasks")?.values() ?? [])];
}

/** Every record that a job left is in that job's org, once; a job that ended well left one. */
function strayRecords({ homes }: TwoHosts, done: readonly Done[]): string[] {
  const found: string[] = [];
  const left = new Map<number, number>();
  for (const home of homes) {
    for (const task of tasksOf(home)) {
      const [, n = "", zgid = ""] = TAG.exec(String(task["Subject"])) ?? [];
      if (zgid !== home.org.zgid) found.push(`${home.org.zgid} holds “${String(task["Subject"])}”`);
      left.set(Number(n), (left.get(Number(n)) ?? 0) + 1);
    }
  }
  for (const { n, kind, end } of done) {
    if (kind !== "create" && kind !== "upsert") continue;
    const count = left.get(n) ?? 0;
    if (count > 1 || (end.kind === "ok" && count !== 1)) found.push(`${kind} ${n} left ${count} records`);
  }
  return found;
}

/** For each org and kind: as many whole answers as jobs that ended well. */
function miscounted({ homes, seen }: TwoHosts, done: readonly Done[]): string[] {
  const key = (zgid: string | null, kind: string): string => `${zgid} ${kind}`;
  const balance = new Map<string, number>();
  const add = (name: string, by: number): void => void balance.set(name, (balance.get(name) ?? 0) + by);
  for (const call of seen) {
    const kind = isBad(call) ? null : deedOf(call.method, call.path);
    if (kind !== null) add(key(call.caller, kind), 1);
  }
  for (const { home, kind, end } of done) if (end.kind === "ok") add(key(home.org.zgid, kind), -1);
  return homes.flatMap(({ org }) =>
    JOB_KINDS.flatMap((kind) => {
      const over = balance.get(key(org.zgid, kind)) ?? 0;
      return over === 0 ? [] : [`${org.zgid} saw ${over > 0 ? "+" : ""}${over} ${kind}`];
    }),
  );
}

function misread({ homes }: TwoHosts): string[] {
  return homes.flatMap((home) =>
    tasksOf(home).flatMap((task) => {
      const value = task[PROBE];
      if (value === undefined || value === null) return [];
      const [, n = "0"] = TAG.exec(String(task["Subject"])) ?? [];
      const { probe } = home;
      const isRight = probe.isKept(value) && asKept(probe, value) === probe.kept(Number(n));
      return isRight ? [] : [`${home.org.zgid} keeps ${JSON.stringify(value)} as its ${probe.dataType}`];
    }),
  );
}

/** Jobs of one org that failed while one another were under way: they may have waited for the same answer. */
interface Wave {
  readonly from: number;
  to: number;
  readonly jobs: Done[];
}

function unexplained(hosts: TwoHosts, mishaps: Mishaps, done: readonly Done[]): string[] {
  const bad = hosts.seen.filter((call) => isBad(call));
  return hosts.homes.flatMap(({ org, orgId }) => {
    const ownBad = bad.filter((call) => ownersOf(mishaps, call).has(org.zgid));
    const failed = done.filter(({ end, home }) => end.kind === "failed" && home.orgId === orgId);
    return wavesOf(failed)
      .filter(({ from, to }) => !ownBad.some((call) => call.from <= to && call.to >= from))
      .flatMap(({ jobs }) => jobs.map((job) => `${job.kind} ${job.n} of ${org.zgid}: ${becauseOf(job)}`));
  });
}

function wavesOf(failed: readonly Done[]): readonly Wave[] {
  const waves: Wave[] = [];
  for (const job of [...failed].sort((a, b) => a.from - b.from)) {
    const last = waves.at(-1);
    if (last && job.from <= last.to) {
      last.jobs.push(job);
      last.to = Math.max(last.to, job.to);
    } else waves.push({ from: job.from, to: job.to, jobs: [job] });
  }
  return waves;
}

const becauseOf = ({ end }: Done): string => (end.kind === "failed" ? end.because.slice(0, 200) : "");
