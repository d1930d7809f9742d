import { nextId } from "../../world/org-state.ts";
import { canSee } from "../../world/sharing.ts";
import type { CrmRecord, Org, User, World } from "../../world/types.ts";
import type { BulkReadOptions } from "../options.ts";
import { callBack } from "./callback.ts";
import type { BulkJob, Found, State } from "./job.ts";
import type { BulkQuery } from "./query.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DOWNLOADS_PER_MINUTE = 10;
const PER_PAGE = 200_000;
const USUAL_MS = 300;
const LOOK_EVERY_MS = 50;
// Each may hold on to the rows of a whole page.
const MOST_KEPT = 100;

/** Bulk read jobs of every org of a world, in memory. */
export interface JobDesk {
  add(org: Org, user: User, query: BulkQuery): BulkJob;
  find(org: Org, id: string): BulkJob | undefined;
  /** Where the job is by the world's clock. */
  stateOf(job: BulkJob): State;
  /** The found records, or undefined before the job's end, when it failed, and a day after. */
  foundBy(job: BulkJob): Found | undefined;
  /** False for the eleventh download of an org within a minute. */
  admitDownload(org: Org): boolean;
  /** Whether the id is a job of this org. */
  owns(org: Org, id: string): boolean;
}

export function jobDesk(world: World, options: BulkReadOptions = {}): JobDesk {
  const jobs = new Map<string, BulkJob>();
  const downloads = new Map<Org, number[]>();

  const settle = (job: BulkJob): void => {
    if (job.outcome !== undefined || world.clock.now() < job.endsAt) return;
    job.outcome = options.fails?.(job.org, job.query.module.apiName)
      ? "failed"
      : select(job, world.clock.now() + DAY_MS);
    if (job.query.callbackUrl !== undefined) callBack(job.query.callbackUrl, job, stateOf(job));
  };
  // The world's clock may be moved meanwhile, so no timer is set to the end itself.
  const watch = (job: BulkJob): void => {
    settle(job);
    if (job.outcome === undefined) setTimeout(() => watch(job), LOOK_EVERY_MS).unref();
  };
  const stateOf = (job: BulkJob): State => {
    settle(job);
    if (job.outcome !== undefined) return job.outcome === "failed" ? "FAILURE" : "COMPLETED";
    const passed = (world.clock.now() - job.addedAt) / (job.endsAt - job.addedAt);
    return passed < 1 / 3 ? "ADDED" : passed < 2 / 3 ? "QUEUED" : "IN PROGRESS";
  };

  const letGo = (job: BulkJob): void => {
    const { outcome } = job;
    if (outcome === undefined || outcome === "failed" || outcome.until > world.clock.now()) return;
    job.outcome = { ...outcome, rows: [] };
  };

  return {
    add(org, user, query) {
      for (const before of jobs.values()) letGo(before);
      const { perPage = PER_PAGE, takesMs = USUAL_MS } = options;
      const addedAt = world.clock.now();
      const job: BulkJob = { id: nextId(org), org, user, query, perPage, addedAt, endsAt: addedAt + takesMs };
      jobs.set(job.id, job);
      const oldest = jobs.keys().next().value;
      if (jobs.size > MOST_KEPT && oldest !== undefined) jobs.delete(oldest);
      setTimeout(() => watch(job), Math.min(takesMs, LOOK_EVERY_MS)).unref();
      return job;
    },
    find(org, id) {
      const job = jobs.get(id);
      return job?.org === org ? job : undefined;
    },
    stateOf,
    foundBy(job) {
      settle(job);
      letGo(job);
      const { outcome } = job;
      if (outcome === undefined || outcome === "failed" || outcome.until <= world.clock.now())
        return undefined;
      return outcome;
    },
    admitDownload(org) {
      const now = world.clock.now();
      const recent = (downloads.get(org) ?? []).filter((at) => at > now - MINUTE_MS);
      downloads.set(org, recent);
      return recent.length < DOWNLOADS_PER_MINUTE && recent.push(now) > 0;
    },
    owns: (org, id) => jobs.get(id)?.org === org,
  };
}

/** The page's records in order of creation, as far as the job's user sees them. */
function select({ org, user, query, perPage }: BulkJob, until: number): Found {
  const { module, matches, page } = query;
  const rows: CrmRecord[] = [];
  let left = (page - 1) * perPage;
  for (const record of org.records.get(module.apiName)?.values() ?? []) {
    if (!canSee(org, user, module.apiName, record) || !matches(record)) continue;
    if (left > 0) left -= 1;
    else if (rows.length === perPage) return { rows, count: perPage, more: true, until };
    else rows.push(record);
  }
  return { rows, count: rows.length, more: false, until };
}
